/**
 * What a model's methods are given and what a function is configured with: the node, the command
 * sender, the lifecycle action, the run, and the collaborators of the model.
 */
@NullMarked
package dev.lifecycle.runtime;

import org.jspecify.annotations.NullMarked;

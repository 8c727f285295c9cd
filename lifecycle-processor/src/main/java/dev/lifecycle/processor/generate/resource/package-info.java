/** Renders what goes beside the classes: diagrams, documentation, and what deploys a model. */
@NullMarked
package dev.lifecycle.processor.generate.resource;

import org.jspecify.annotations.NullMarked;

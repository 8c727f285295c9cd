/** The model of the README: an instance joins a cluster and leaves it. */
@NullMarked
package dev.lifecycle.examples.quickstart;

import org.jspecify.annotations.NullMarked;

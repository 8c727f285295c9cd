/** How long what a user waits for takes; measured, never asserted. */
@NullMarked
package dev.lifecycle.examples.bench;

import org.jspecify.annotations.NullMarked;

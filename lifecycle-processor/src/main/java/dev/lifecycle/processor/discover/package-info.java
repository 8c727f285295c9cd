/** Reads a model class: what the user wrote and where, right or wrong. Judges nothing. */
@NullMarked
package dev.lifecycle.processor.discover;

import org.jspecify.annotations.NullMarked;

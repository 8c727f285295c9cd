/** Judges what was discovered, one class per rule, and turns what is right into the model. */
@NullMarked
package dev.lifecycle.processor.validate;

import org.jspecify.annotations.NullMarked;

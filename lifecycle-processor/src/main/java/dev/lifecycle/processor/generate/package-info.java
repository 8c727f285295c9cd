/** Renders the model, one class per generated file, and writes the files. */
@NullMarked
package dev.lifecycle.processor.generate;

import org.jspecify.annotations.NullMarked;

/** The state machine as generators need it: immutable, always valid, free of compiler types. */
@NullMarked
package dev.lifecycle.processor.model;

import org.jspecify.annotations.NullMarked;

/** The demo. */
@NullMarked
package dev.lifecycle.examples.local;

import org.jspecify.annotations.NullMarked;

/** What the examples' functions log: JSON lines, by Logback. */
@NullMarked
package dev.lifecycle.examples.logging;

import org.jspecify.annotations.NullMarked;

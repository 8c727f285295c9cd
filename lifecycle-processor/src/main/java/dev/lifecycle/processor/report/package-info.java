/**
 * What is said to the user: the catalogue of problems, suggestions, and the one way to the console.
 */
@NullMarked
package dev.lifecycle.processor.report;

import org.jspecify.annotations.NullMarked;

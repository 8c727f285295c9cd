/**
 * The semantics that the design promises, one test class a numbered rule and named by it. Each has
 * the smallest model that shows its rule.
 */
@NullMarked
package dev.lifecycle.examples.semantics;

import org.jspecify.annotations.NullMarked;

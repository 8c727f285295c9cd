/**
 * A small world in which a function runs: time that stands still until it is moved, invocations of
 * which one runs at a time and each AWS call is a place to switch, faults, and a log of every call.
 * The same seed makes the same run.
 */
@NullMarked
package dev.lifecycle.testing.world;

import org.jspecify.annotations.NullMarked;

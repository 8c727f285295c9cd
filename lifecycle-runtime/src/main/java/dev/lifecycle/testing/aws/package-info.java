/**
 * How Auto Scaling and Run Command behave, without HTTP: what an instance and its lifecycle hooks
 * go through, what a command goes through, and the events that tell of it. Time is injected, so the
 * same classes serve the demo in real time and tests in virtual time.
 */
@NullMarked
package dev.lifecycle.testing.aws;

import org.jspecify.annotations.NullMarked;

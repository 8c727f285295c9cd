/**
 * Lambda: the Runtime API that a function asks for its next invocation, asynchronous invocation
 * with its retries, and the function's process.
 */
@NullMarked
package dev.lifecycle.examples.local.lambda;

import org.jspecify.annotations.NullMarked;

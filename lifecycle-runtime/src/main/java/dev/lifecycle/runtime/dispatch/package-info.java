/**
 * What generated code and the engine agree on: the table, the dispatcher, and what a dispatcher is
 * given. Only generated code implements {@link dev.lifecycle.runtime.dispatch.Dispatcher} and only
 * the engine calls it.
 */
@NullMarked
package dev.lifecycle.runtime.dispatch;

import org.jspecify.annotations.NullMarked;

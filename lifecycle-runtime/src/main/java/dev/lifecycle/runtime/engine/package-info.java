/**
 * Executes a model's table: claims the record, dispatches the event, stores each transition, and
 * completes the lifecycle action. The only package that knows events, store and actions; {@link
 * dev.lifecycle.runtime.engine.Engine} is its door, {@link dev.lifecycle.runtime.engine.Delivery}
 * the order of things.
 */
@NullMarked
package dev.lifecycle.runtime.engine;

import org.jspecify.annotations.NullMarked;

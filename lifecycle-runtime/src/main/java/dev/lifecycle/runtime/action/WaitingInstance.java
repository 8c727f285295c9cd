package dev.lifecycle.runtime.action;

/**
 * An instance that a lifecycle hook holds up. Immutable.
 *
 * @param state its lifecycle state, {@code Terminating:Wait} for example
 */
public record WaitingInstance(String instanceId, String group, String state) {}

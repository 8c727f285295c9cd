package dev.lifecycle.processor.model;

import java.util.Optional;

/**
 * A schedule that has a method of the model.
 *
 * @param name its name
 * @param rate when it fires, as EventBridge writes it; empty: whoever deploys it says so
 * @param method what is called
 * @param choosesNodes whether the method returns the nodes that the event is dispatched to
 */
public record Schedule(String name, Optional<String> rate, Task method, boolean choosesNodes) {}

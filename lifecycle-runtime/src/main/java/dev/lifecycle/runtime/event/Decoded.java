package dev.lifecycle.runtime.event;

/** What a message turned out to be. */
public sealed interface Decoded {

  /** An event. */
  record Event(LifecycleEvent event) implements Decoded {}

  /** What an operator asks; only the direct payload can be that. */
  record Request(OperatorRequest request) implements Decoded {}

  /** Nothing to be handled, for this reason; it is acknowledged. */
  record Dropped(String reason) implements Decoded {}
}

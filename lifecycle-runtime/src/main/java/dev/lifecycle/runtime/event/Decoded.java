package dev.lifecycle.runtime.event;

/** What bytes turned out to be. */
public sealed interface Decoded {

  /** An event. */
  record Event(LifecycleEvent event) implements Decoded {}

  /** Nothing to be handled, for this reason; it is acknowledged. */
  record Dropped(String reason) implements Decoded {}
}

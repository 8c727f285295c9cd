package dev.lifecycle.testing.world;

/** What a service's client throws. */
public interface Errors {

  /** Too many calls. */
  RuntimeException throttled();

  /** The service failed. */
  RuntimeException broken();

  /** The caller may not. */
  RuntimeException refused();

  /** No answer came. */
  RuntimeException lost();
}

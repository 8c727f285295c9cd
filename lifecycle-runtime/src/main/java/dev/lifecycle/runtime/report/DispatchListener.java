package dev.lifecycle.runtime.report;

/**
 * Hears of each dispatch once it is over. One that throws is logged and changes nothing. Called on
 * the invocation's thread; must be thread-safe.
 */
@FunctionalInterface
public interface DispatchListener {

  /** A dispatch ended like this. */
  void dispatched(Answer answer);
}

package dev.lifecycle.runtime.dispatch;

import dev.lifecycle.runtime.event.LifecycleEvent;

/**
 * Asked by a dispatcher, row by row in declaration order, which row fires now. Each trigger
 * question names the row that it is about, so that a guard that refuses or throws is reported with
 * its row.
 */
public interface Judgement extends Arguments {

  /** Whether completion transitions are judged. */
  boolean completion(String row);

  /** Whether an event of this type is judged. */
  boolean on(String row, Class<? extends LifecycleEvent> type);

  /** Whether the node has rested in its state for the row's {@code timeout}. */
  boolean timeout(String row);

  /** Whether this schedule fired. */
  boolean schedule(String row, String name);

  /** Whether an event of this source and detail type, which has no type of its own, is judged. */
  boolean other(String row, String source, String detailType);

  /**
   * A condition's answer; it is called at most once between two stores.
   *
   * @throws Exception what the condition threw, the same each time
   */
  boolean test(String condition, Guard guard) throws Exception;

  /** The guard's answer for a row that ignores errors: one that throws counts as passed. */
  boolean passes(Guard guard);

  /** A condition call. */
  @FunctionalInterface
  interface Guard {

    /** The condition's answer. */
    boolean holds() throws Exception;
  }
}

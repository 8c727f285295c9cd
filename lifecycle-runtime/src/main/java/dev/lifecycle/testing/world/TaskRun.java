package dev.lifecycle.testing.world;

import dev.lifecycle.runtime.event.LifecycleEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a row's tasks before its store, or after it, as the model was asked for it. Immutable.
 *
 * @param invocation the invocation that asked for it
 * @param begun how many AWS calls had been begun when it began
 * @param ended how many when it ended
 * @param node whose tasks they are
 * @param row the row's id
 * @param phase whether the row's store comes after it or before it
 * @param event the event of the delivery
 * @param threw what it threw
 * @param failed the tasks that threw; of a row that goes on nevertheless the run throws nothing
 * @param changes the attributes that are set now, and were not so before; empty: removed
 */
public record TaskRun(
    int invocation,
    long begun,
    long ended,
    String node,
    String row,
    Phase phase,
    LifecycleEvent event,
    Optional<Throwable> threw,
    List<String> failed,
    Map<String, Optional<Object>> changes) {

  /** When tasks run. */
  public enum Phase {
    /** The {@code @Before} tasks and the method. */
    BEFORE_STORE,
    /** The {@code @After} tasks. */
    AFTER_STORE
  }

  /** Copies the collections. */
  public TaskRun {
    failed = List.copyOf(failed);
    changes = Map.copyOf(changes);
  }

  /** Whether all its tasks ended and none threw. */
  public boolean endedWell() {
    return threw.isEmpty() && failed.isEmpty();
  }
}

package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * A {@code @Transition}.
 *
 * @param origin the annotation
 * @param id its name or its method's
 * @param source the states it leaves
 * @param dest the state it enters
 * @param on the types that trigger it
 * @param schedule the schedule that triggers it
 * @param eventSource the source of the other event that triggers it
 * @param detailType that event's detail type
 * @param timeout the rest that triggers it
 * @param when conditions that must hold
 * @param unless conditions that must not hold
 * @param completes whether it completes the lifecycle action
 * @param ignoreErrors whether its tasks may throw
 */
public record DiscoveredTransition(
    Origin origin,
    Written<String> id,
    List<Written<String>> source,
    Written<String> dest,
    List<Written<TypeMirror>> on,
    Optional<Written<String>> schedule,
    Optional<Written<String>> eventSource,
    Optional<Written<String>> detailType,
    Optional<Written<String>> timeout,
    List<Written<String>> when,
    List<Written<String>> unless,
    Written<Boolean> completes,
    boolean ignoreErrors) {

  /** Whether an event, a schedule or a time-out fires it. */
  public boolean triggered() {
    return !on.isEmpty() || schedule.isPresent() || namesOther() || timeout.isPresent();
  }

  /** Whether it says which event without a type of its own fires it. */
  public boolean namesOther() {
    return eventSource.isPresent() || detailType.isPresent();
  }

  /** Whether its guard names this condition. */
  public boolean guardedBy(String condition) {
    return when.stream().anyMatch(name -> name.value().equals(condition))
        || unless.stream().anyMatch(name -> name.value().equals(condition));
  }
}

package dev.lifecycle.processor.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A transition.
 *
 * @param id its id
 * @param sources the states it leaves; of a row from any state those that it covers
 * @param any whether it is a row from any state
 * @param target what it makes of the state
 * @param trigger what makes it fire
 * @param when conditions that must hold
 * @param unless conditions that must not hold
 * @param completes whether it completes the lifecycle action
 * @param ignoresErrors whether its tasks may throw
 * @param before its tasks ahead of the body, in running order
 * @param body its method
 * @param after its tasks after the store, in running order
 */
public record Row(
    String id,
    List<State> sources,
    boolean any,
    Target target,
    Trigger trigger,
    List<Task> when,
    List<Task> unless,
    boolean completes,
    boolean ignoresErrors,
    List<Task> before,
    Task body,
    List<Task> after) {

  /** Copies the lists. */
  public Row {
    sources = List.copyOf(sources);
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** The tasks before the store, in running order. */
  public Stream<Task> performed() {
    return Stream.concat(before.stream(), Stream.of(body));
  }

  /** Whether it fires whatever the conditions say. */
  public boolean unguarded() {
    return when.isEmpty() && unless.isEmpty();
  }

  /** Whether it may send a command. */
  public boolean sendsCommand() {
    return performed().anyMatch(Task::takesCommands);
  }

  /** Whether events of this type trigger it, all or some of them. */
  public boolean firesOn(EventType type) {
    return trigger instanceof Trigger.Events events && events.types().stream().anyMatch(type::isA);
  }

  /** The methods that decide on it and run in it. */
  public Stream<Task> methods() {
    return Stream.of(when.stream(), unless.stream(), performed(), after.stream())
        .flatMap(tasks -> tasks);
  }

  /**
   * Whether it may fire for a record whose status is no state: it is from any state, and the event
   * of a terminating instance triggers it.
   */
  public boolean takesUnknown() {
    return any
        && trigger instanceof Trigger.Events events
        && events.types().stream().anyMatch(RuntimeTypes.OF_INSTANCE_TERMINATING::contains);
  }
}

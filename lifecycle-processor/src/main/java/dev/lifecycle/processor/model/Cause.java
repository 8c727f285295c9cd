package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that makes a row fire: a {@link Trigger} taken apart. */
public sealed interface Cause {

  /** The source state is reached. */
  record Reached() implements Cause {}

  /** A rest of this length. */
  record Rested(Duration rest) implements Cause {}

  /**
   * An event.
   *
   * @param type a type without subtypes
   * @param schedule the one schedule that counts
   * @param other the one kind that counts of those that have no type of their own
   */
  record Happened(ClassName type, Optional<String> schedule, Optional<Trigger.Other> other)
      implements Cause {

    private boolean includes(Happened cause) {
      return type.equals(cause.type)
          && (schedule.isEmpty() || schedule.equals(cause.schedule))
          && (other.isEmpty() || other.equals(cause.other));
    }
  }

  /** What makes a row fire. */
  static List<Cause> of(Row row) {
    if (row.trigger() instanceof Trigger.Events events) {
      return events.types().stream()
          .flatMap(EventTypes::leaves)
          .distinct()
          .map(type -> happened(type, events))
          .toList();
    }
    return row.trigger() instanceof Trigger.Timeout timeout
        ? List.of(new Rested(timeout.rest()))
        : List.of(new Reached());
  }

  private static Cause happened(ClassName type, Trigger.Events events) {
    return new Happened(
        type,
        type.equals(RuntimeTypes.SCHEDULE_FIRED) ? events.schedule() : Optional.empty(),
        type.equals(RuntimeTypes.OTHER_EVENT) ? events.other() : Optional.empty());
  }

  /** Whether this makes a row fire. */
  default boolean fires(Row row) {
    return isAmong(of(row));
  }

  /** Whether one of these stands for it. */
  default boolean isAmong(List<Cause> causes) {
    return causes.stream().anyMatch(cause -> cause.includes(this));
  }

  /** A rest's end is an event as well: of rows on either the first one takes it. */
  private boolean includes(Cause other) {
    if (isDeadline() && other instanceof Rested) {
      return true;
    }
    return this instanceof Happened mine && other instanceof Happened its
        ? mine.includes(its)
        : equals(other);
  }

  /** Whether it is the end of a rest of any length that a time-out row has. */
  default boolean isDeadline() {
    return this instanceof Happened happened
        && happened.type().equals(RuntimeTypes.DEADLINE_PASSED);
  }

  /** Whether it is the result of a command. */
  default boolean isResult() {
    return this instanceof Happened happened
        && EventTypes.leaves(RuntimeTypes.COMMAND_FINISHED).anyMatch(happened.type()::equals);
  }

  /** The action that is opened by this, if it is an event that opens one. */
  default Optional<Position.Action> opens() {
    if (!(this instanceof Happened happened)) {
      return Optional.empty();
    }
    return Position.Action.openedBy(happened.type());
  }
}

package dev.lifecycle.runtime.dispatch;

import dev.lifecycle.runtime.event.LifecycleEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the table. Immutable.
 *
 * @param <S> the model's states
 * @param id the row's id
 * @param sources the states it leaves; for a row from any state those that it covers
 * @param any whether it is a row from any state
 * @param target what becomes of the state
 * @param dest the state it enters, if its target is a state
 * @param on the event types that trigger it
 * @param schedule the schedule that triggers it
 * @param eventSource the source of the {@code OtherEvent} that triggers it
 * @param detailType its detail type
 * @param timeout after which rest it fires
 * @param when conditions that must hold
 * @param unless conditions that must not hold
 * @param completes whether the lifecycle action is completed
 * @param ignoresErrors whether tasks may throw
 * @param sendsCommand whether a task of it takes {@code Commands}
 * @param before names of its tasks before the method
 * @param after names of its tasks after the store
 */
public record TransitionRow<S extends Enum<S>>(
    String id,
    List<S> sources,
    boolean any,
    Target target,
    Optional<S> dest,
    List<Class<? extends LifecycleEvent>> on,
    Optional<String> schedule,
    Optional<String> eventSource,
    Optional<String> detailType,
    Optional<Duration> timeout,
    List<String> when,
    List<String> unless,
    boolean completes,
    boolean ignoresErrors,
    boolean sendsCommand,
    List<String> before,
    List<String> after) {

  /** What becomes of the state. */
  public enum Target {
    /** Another state is entered, or the same one anew. */
    STATE,
    /** The state stays. */
    STAY,
    /** The record is deleted. */
    REMOVED
  }

  /** Copies the lists. */
  public TransitionRow {
    sources = List.copyOf(sources);
    on = List.copyOf(on);
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Whether it fires without a trigger. */
  public boolean completion() {
    return on.isEmpty() && timeout.isEmpty();
  }

  /** Starts a row with this id. */
  public static <S extends Enum<S>> Builder<S> named(String id) {
    return new Builder<>(id);
  }

  /** Collects a row; for generated code. Not thread-safe. */
  public static final class Builder<S extends Enum<S>> {

    private final String id;
    private List<S> sources = List.of();
    private boolean any;
    private Target target = Target.STAY;
    private Optional<S> dest = Optional.empty();
    private final List<Class<? extends LifecycleEvent>> on = new ArrayList<>();
    private Optional<String> schedule = Optional.empty();
    private Optional<String> eventSource = Optional.empty();
    private Optional<String> detailType = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private List<String> when = List.of();
    private List<String> unless = List.of();
    private boolean completes;
    private boolean ignoresErrors;
    private boolean sendsCommand;
    private List<String> before = List.of();
    private List<String> after = List.of();

    private Builder(String id) {
      this.id = id;
    }

    /** Leaves these states. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Builder<S> from(S... states) {
      sources = List.of(states);
      return this;
    }

    /** Is declared from any state and covers these. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Builder<S> fromAny(S... covered) {
      any = true;
      sources = List.of(covered);
      return this;
    }

    /** Enters this state. */
    public Builder<S> to(S state) {
      target = Target.STATE;
      dest = Optional.of(state);
      return this;
    }

    /** Deletes the record. */
    public Builder<S> toRemoved() {
      target = Target.REMOVED;
      return this;
    }

    /** Keeps the state. */
    public Builder<S> stay() {
      target = Target.STAY;
      return this;
    }

    /** Is triggered by events of this type. */
    public Builder<S> on(Class<? extends LifecycleEvent> type) {
      on.add(type);
      return this;
    }

    /** Is triggered by this schedule only. */
    public Builder<S> schedule(String name) {
      schedule = Optional.of(name);
      return this;
    }

    /** Is triggered, of the events that have no type of their own, by this kind only. */
    public Builder<S> other(String source, String type) {
      eventSource = Optional.of(source);
      detailType = Optional.of(type);
      return this;
    }

    /** Is triggered by this rest in its source. */
    public Builder<S> timeout(Duration rest) {
      timeout = Optional.of(rest);
      return this;
    }

    /** Needs these conditions to hold. */
    public Builder<S> when(String... conditions) {
      when = List.of(conditions);
      return this;
    }

    /** Needs these conditions not to hold. */
    public Builder<S> unless(String... conditions) {
      unless = List.of(conditions);
      return this;
    }

    /** Completes the lifecycle action. */
    public Builder<S> completes() {
      completes = true;
      return this;
    }

    /** Goes on when a task throws. */
    public Builder<S> ignoresErrors() {
      ignoresErrors = true;
      return this;
    }

    /** Has a task that takes {@code Commands}. */
    public Builder<S> sendsCommand() {
      sendsCommand = true;
      return this;
    }

    /** Has these tasks before its method. */
    public Builder<S> before(String... tasks) {
      before = List.of(tasks);
      return this;
    }

    /** Has these tasks after the store. */
    public Builder<S> after(String... tasks) {
      after = List.of(tasks);
      return this;
    }

    /** The row. */
    public TransitionRow<S> build() {
      return new TransitionRow<>(
          id,
          sources,
          any,
          target,
          dest,
          on,
          schedule,
          eventSource,
          detailType,
          timeout,
          when,
          unless,
          completes,
          ignoresErrors,
          sendsCommand,
          before,
          after);
    }
  }
}

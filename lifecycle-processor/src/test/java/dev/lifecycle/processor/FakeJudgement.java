package dev.lifecycle.processor;

import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.event.ActionDetail;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one event, or the completion transitions, and notes which row was asked about. */
final class FakeJudgement extends FakeArguments implements Judgement {

  private static final Instant NOW = Instant.EPOCH;
  private static final ActionDetail DETAIL =
      new ActionDetail(
          "i-1", "group", "hook", "token", Optional.empty(), Optional.empty(), Optional.empty());

  private final List<String> asked = new ArrayList<>();
  private final Optional<LifecycleEvent> judged;

  private FakeJudgement(Optional<LifecycleEvent> judged) {
    super(judged);
    this.judged = judged;
  }

  static FakeJudgement completion() {
    return new FakeJudgement(Optional.empty());
  }

  static FakeJudgement of(LifecycleEvent event) {
    return new FakeJudgement(Optional.of(event));
  }

  static FakeJudgement launching() {
    return of(new InstanceLaunching("1", NOW, DETAIL));
  }

  static FakeJudgement terminating() {
    return of(new InstanceTerminating("1", NOW, DETAIL));
  }

  static FakeJudgement commandSucceeded() {
    return of(new CommandSucceeded("1", NOW, "c", Optional.of("i-1"), "Success"));
  }

  static FakeJudgement commandFailed() {
    return of(new CommandFailed("1", NOW, "c", Optional.of("i-1"), "Failed"));
  }

  static FakeJudgement interrupted() {
    return of(new SpotInterruption("1", NOW, "i-1", "terminate"));
  }

  static FakeJudgement deadlinePassed() {
    return of(new DeadlinePassed("1", NOW));
  }

  static FakeJudgement fired(String schedule) {
    return of(new ScheduleFired("1", NOW, schedule));
  }

  static FakeJudgement reported(String source, String detailType) {
    return of(new OtherEvent("1", NOW, source, detailType, Optional.of("i-1")));
  }

  /** The rows whose trigger was asked for, in order. */
  List<String> asked() {
    return asked;
  }

  @Override
  public boolean completion(String row) {
    asked.add(row);
    return judged.isEmpty();
  }

  @Override
  public boolean on(String row, Class<? extends LifecycleEvent> type) {
    asked.add(row);
    return judged.filter(type::isInstance).isPresent();
  }

  @Override
  public boolean timeout(String row) {
    asked.add(row);
    return judged.filter(DeadlinePassed.class::isInstance).isPresent();
  }

  @Override
  public boolean schedule(String row, String name) {
    asked.add(row);
    return judged.filter(e -> e instanceof ScheduleFired s && s.name().equals(name)).isPresent();
  }

  @Override
  public boolean other(String row, String source, String detailType) {
    asked.add(row);
    return judged
        .filter(
            e ->
                e instanceof OtherEvent o
                    && o.source().equals(source)
                    && o.detailType().equals(detailType))
        .isPresent();
  }

  @Override
  public boolean test(String condition, Guard guard) throws Exception {
    return guard.holds();
  }

  @Override
  public boolean passes(Guard guard) {
    try {
      return guard.holds();
    } catch (Exception e) {
      return true;
    }
  }
}

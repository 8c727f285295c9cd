package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the rows of one state at one moment. Not thread-safe. */
final class Moment implements Judgement {

  private static final Logger log = LoggerFactory.getLogger(Moment.class);

  private final TransitionTable<?> table;
  private final boolean completions;
  private final DispatchArguments arguments;
  private final Conditions conditions;
  private final Function<String, Run> runs;
  private final Instant now;
  private String row = Dispatcher.NONE;

  /**
   * A moment.
   *
   * @param completions whether completion transitions are judged, or else the event
   * @param runs gives the run of a row
   */
  Moment(
      TransitionTable<?> table,
      boolean completions,
      DispatchArguments arguments,
      Conditions conditions,
      Function<String, Run> runs,
      Instant now) {
    this.table = table;
    this.completions = completions;
    this.arguments = arguments;
    this.conditions = conditions;
    this.runs = runs;
    this.now = now;
  }

  /** The row that was judged last. */
  String row() {
    return row;
  }

  @Override
  public boolean completion(String id) {
    row = id;
    return completions;
  }

  @Override
  public boolean on(String id, Class<? extends LifecycleEvent> type) {
    row = id;
    return !completions && type.isInstance(arguments.event());
  }

  @Override
  public boolean timeout(String id) {
    row = id;
    if (completions || !(arguments.event() instanceof DeadlinePassed)) {
      return false;
    }
    // The time-out whose time has come: earlier ones of this rest have had their turn.
    Optional<Duration> passed =
        arguments
            .record()
            .deadline()
            .filter(at -> !at.isAfter(now))
            .flatMap(at -> arguments.record().since().map(since -> Duration.between(since, at)))
            .flatMap(rest -> table.lastTimeout(arguments.record().status(), rest));
    return passed.isPresent()
        && passed.equals(table.row(id).flatMap(declared -> declared.timeout()));
  }

  @Override
  public boolean schedule(String id, String name) {
    row = id;
    return !completions
        && arguments.event() instanceof ScheduleFired fired
        && fired.name().equals(name);
  }

  @Override
  public boolean other(String id, String source, String detailType) {
    row = id;
    return !completions
        && arguments.event() instanceof OtherEvent other
        && other.source().equals(source)
        && other.detailType().equals(detailType);
  }

  @Override
  public boolean test(String condition, Guard guard) throws Exception {
    return conditions.test(condition, guard);
  }

  @Override
  public boolean passes(Guard guard) {
    try {
      return guard.holds();
    } catch (RetryLater | CallFailedException later) {
      throw later;
    } catch (Exception ignored) {
      log.warn("Row {} ignores an error of its condition", row, ignored);
      return true;
    }
  }

  @Override
  public Node node() {
    return arguments.node();
  }

  @Override
  public Nodes nodes() {
    return arguments.nodes();
  }

  @Override
  public LifecycleAction action() {
    return arguments.action();
  }

  @Override
  public Optional<LifecycleAction> optionalAction() {
    return arguments.optionalAction();
  }

  @Override
  public LifecycleEvent event() {
    return arguments.event();
  }

  @Override
  public <E extends LifecycleEvent> E event(Class<E> type) {
    return arguments.event(type);
  }

  @Override
  public Run run() {
    return runs.apply(row);
  }
}

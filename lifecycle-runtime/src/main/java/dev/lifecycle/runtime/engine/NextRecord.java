package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.Pending;
import dev.lifecycle.runtime.store.StoredAction;
import dev.lifecycle.runtime.store.StoredCommand;
import dev.lifecycle.runtime.store.StoredFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record becomes: pure functions from a record and what happened to the next record. One
 * call makes one journal entry.
 *
 * @param <S> the model's states
 */
final class NextRecord<S extends Enum<S>> {

  private static final int LONGEST_ERROR = 200;

  private final TransitionTable<S> table;

  NextRecord(TransitionTable<S> table) {
    this.table = table;
  }

  /**
   * How a row was run.
   *
   * @param row the row
   * @param byEvent whether an event triggered it, or else it is a completion transition
   * @param entered when the new state counts as entered
   * @param now when it is stored
   * @param took how long its tasks took
   * @param changes what they set on the node
   * @param remark which of them threw although the row goes on, for the journal
   * @param command the command that it sent
   * @param unsent whether its command could not be sent, and nobody tries any more
   */
  record Fired<S extends Enum<S>>(
      TransitionRow<S> row,
      LifecycleEvent event,
      boolean byEvent,
      Instant entered,
      Instant now,
      Duration took,
      Map<String, Optional<Object>> changes,
      String remark,
      Optional<SentCommand> command,
      boolean unsent) {}

  /** After a row's tasks before the store. */
  NodeRecord fired(NodeRecord record, Fired<S> fired) {
    TransitionRow<S> row = fired.row();
    boolean leaves = row.target() == Target.STATE;
    Optional<S> dest = row.dest();
    NodeRecord.Builder next =
        edit(record)
            .attributes(fired.changes())
            .journal(table.model(), entry(row.id(), fired))
            .command(command(record, fired))
            .pending(pending(record, row));
    if (leaves) {
      next.status(table.storedName(dest.orElseThrow())).since(fired.entered());
    }
    next.deadline(deadline(record, fired));
    if (fired.byEvent()) {
      next.failure(record.failure().map(StoredFailure::resume));
    }
    boolean fails = leaves && dest.equals(table.failure());
    if (fails) {
      next.failure(
          Optional.of(
              failure(record, row.id(), "entered by " + row.id(), fired.event(), fired.now())));
    }
    next.action(
        record
            .action()
            .map(action -> fails && action.open() ? action.fail() : action)
            .map(action -> completes(row, action) ? action.decide() : action));
    return next.build();
  }

  /**
   * After something failed: the failure state, or the same state halted.
   *
   * @param failing whether a failure was being handled already
   */
  NodeRecord failed(
      NodeRecord record,
      String transition,
      Throwable error,
      LifecycleEvent event,
      Instant now,
      boolean failing) {
    String text = describe(error);
    StoredFailure failure = failure(record, transition, text, event, now);
    Optional<S> target =
        table.failure().filter(state -> !failing && !table.standsFor(record.status(), state));
    NodeRecord.Builder next =
        edit(record)
            .journal(table.model(), entry("failure(" + transition + ")", event, now, Duration.ZERO))
            .action(record.action().map(action -> action.open() ? action.fail() : action))
            .command(Optional.empty())
            .pending(Optional.empty());
    if (target.isPresent()) {
      return next.status(table.storedName(target.get()))
          .since(now)
          .deadline(deadline(target.get(), now))
          .failure(Optional.of(failure))
          .build();
    }
    StoredFailure halted =
        new StoredFailure(
            failure.state(), failure.transition(), failure.error(), failure.event(), now, true);
    return next.deadline(Optional.empty()).failure(Optional.of(halted)).build();
  }

  /** The record under the present name of its state; nothing of it is put off any more. */
  private NodeRecord.Builder edit(NodeRecord record) {
    return record.edit().status(presentName(record)).putOff(Optional.empty());
  }

  /** A record may hold an earlier name of its state. */
  private String presentName(NodeRecord record) {
    return table.state(record.status()).map(table::storedName).orElse(record.status());
  }

  /** With a journal entry of what is no transition. */
  NodeRecord noted(NodeRecord record, String what, LifecycleEvent event, Instant now) {
    return edit(record).journal(table.model(), entry(what, event, now, Duration.ZERO)).build();
  }

  /**
   * Before a later launch of the same instance is judged; a repeat of it finds it reopened. The
   * earlier action is over, and nothing is due before the launch has fired its row.
   */
  NodeRecord reopened(NodeRecord record, InstanceLaunching event, Instant now) {
    String launch = Hashes.of(event.detail().token());
    return edit(record)
        .status(table.storedName(table.initial()))
        .since(now)
        .deadline(Optional.empty())
        .action(record.action().map(earlier -> earlier.supersede(launch)))
        .command(Optional.empty())
        .failure(Optional.empty())
        .pending(Optional.empty())
        .journal(table.model(), entry("reopen", event, now, Duration.ZERO))
        .build();
  }

  /** As a launch finds the record: what the initial state's timeouts are counted from. */
  NodeRecord awaitingInitial(NodeRecord record, Instant now) {
    return record.deadline().isEmpty() && table.standsFor(record.status(), table.initial())
        ? record.edit().since(now).deadline(deadline(table.initial(), now)).build()
        : record;
  }

  /** Before a superseding action is judged: its intent has another revision, so another comment. */
  NodeRecord dropped(NodeRecord record, LifecycleEvent event, Instant now) {
    return edit(record)
        .command(Optional.empty())
        .journal(table.model(), entry("drop", event, now, Duration.ZERO))
        .build();
  }

  /** Before the runtime itself completes the open action. */
  NodeRecord completing(NodeRecord record, LifecycleEvent event, Instant now) {
    Optional<StoredAction> decided = record.action().map(StoredAction::decide);
    String result = decided.flatMap(StoredAction::result).map(Enum::name).orElse("");
    return edit(record)
        .action(decided)
        .pending(Optional.of(Pending.completion()))
        .journal(table.model(), entry("complete(" + result + ")", event, now, Duration.ZERO))
        .build();
  }

  /** When the first {@code timeout} row of a state fires that was entered at this time. */
  private Optional<Instant> deadline(S state, Instant since) {
    return timeouts(state, since).min(Instant::compareTo);
  }

  /** When the next {@code timeout} row fires after the one whose time the deadline is. */
  Optional<Instant> laterDeadline(NodeRecord record) {
    return table
        .state(record.status())
        .flatMap(
            state ->
                record
                    .since()
                    .flatMap(
                        since ->
                            timeouts(state, since)
                                .filter(at -> record.deadline().filter(at::isAfter).isPresent())
                                .min(Instant::compareTo)));
  }

  private Stream<Instant> timeouts(S state, Instant since) {
    return table.rowsFrom(state).stream().flatMap(row -> row.timeout().stream()).map(since::plus);
  }

  private Optional<Instant> deadline(NodeRecord record, Fired<S> fired) {
    return switch (fired.row().target()) {
      case STATE -> fired.row().dest().flatMap(dest -> deadline(dest, fired.entered()));
      case STAY -> staying(record, fired.row());
      case REMOVED -> Optional.empty();
    };
  }

  /**
   * The deadline of a state that stays: the next one after the row's own {@code timeout}, else the
   * one that was there. While an intent is open the record's deadline is the intent's, which is not
   * later, and later than every timeout that has fired.
   */
  Optional<Instant> staying(NodeRecord record, TransitionRow<S> row) {
    Optional<Instant> since = record.since();
    Optional<Instant> bound = record.deadline();
    if (since.isEmpty() || bound.isEmpty()) {
      return Optional.empty();
    }
    Instant from =
        row.timeout().map(since.get()::plus).map(at -> at.plusMillis(1)).orElse(bound.get());
    return table
        .state(record.status())
        .flatMap(
            state ->
                timeouts(state, since.get())
                    .filter(at -> !at.isBefore(from))
                    .min(Instant::compareTo));
  }

  /** A store that judges a result or leaves the state by an event closes the command. */
  private static <S extends Enum<S>> Optional<StoredCommand> command(
      NodeRecord record, Fired<S> fired) {
    if (fired.command().isPresent()) {
      return fired.command().map(SentCommand::command);
    }
    if (fired.unsent()) {
      return record.intent().map(StoredCommand::giveUp);
    }
    boolean judged = record.intent().isPresent() || record.unsent().isPresent();
    boolean stays =
        fired.row().target() == Target.STAY && !(fired.event() instanceof CommandFinished);
    return judged || (fired.byEvent() && !stays) ? Optional.empty() : record.command();
  }

  /** Without its record nobody could complete what has failed. */
  private static boolean completes(TransitionRow<?> row, StoredAction action) {
    boolean last = row.target() == Target.REMOVED && action.failed();
    return action.open() && (row.completes() || last);
  }

  private Optional<Pending> pending(NodeRecord record, TransitionRow<S> row) {
    boolean completes = record.action().filter(action -> completes(row, action)).isPresent();
    boolean tasks = !row.after().isEmpty();
    return completes || tasks || row.target() == Target.REMOVED
        ? Optional.of(new Pending(Optional.of(row.id()), tasks ? 1 : 0))
        : Optional.empty();
  }

  private static String describe(Throwable error) {
    String kind = error.getClass().getSimpleName();
    if (error.getMessage() == null) {
      return kind;
    }
    return error instanceof FoundFailure ? error.getMessage() : kind + ": " + error.getMessage();
  }

  private StoredFailure failure(
      NodeRecord record, String transition, String error, LifecycleEvent event, Instant now) {
    String line = error.replaceAll("\\p{Cntrl}+", " ");
    return new StoredFailure(
        presentName(record),
        transition,
        line.substring(0, Math.min(line.length(), LONGEST_ERROR)),
        event.getClass().getSimpleName(),
        now,
        false);
  }

  private static <S extends Enum<S>> String entry(String what, Fired<S> fired) {
    return entry(what, fired.event(), fired.now(), fired.took()) + fired.remark();
  }

  /** One short string: what, the event, epoch seconds, milliseconds. */
  private static String entry(String what, LifecycleEvent event, Instant at, Duration took) {
    return what
        + " "
        + event.getClass().getSimpleName()
        + " "
        + at.getEpochSecond()
        + " "
        + took.toMillis();
  }
}

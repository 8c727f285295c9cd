package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.action.FoundCommand;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges what became of the node's command: its event, or what Systems Manager says when the event
 * does not come; and the deadline that watches it. Not thread-safe.
 *
 * @param <S> the model's states
 */
final class CommandResults<S extends Enum<S>> {

  private final Parts<S> parts;
  private final NodeSession session;
  private final Progress progress;
  private final RowRunner<S> rows;
  private final Ledger<S> ledger;
  private final Agenda agenda;

  CommandResults(
      Parts<S> parts,
      NodeSession session,
      Progress progress,
      RowRunner<S> rows,
      Ledger<S> ledger,
      Agenda agenda) {
    this.parts = parts;
    this.session = session;
    this.progress = progress;
    this.rows = rows;
    this.ledger = ledger;
    this.agenda = agenda;
  }

  /** A result counts only for the command that the node waits for. */
  void judge(CommandFinished finished) {
    Optional<String> open = session.record().command().flatMap(StoredCommand::commandId);
    if (!open.equals(Optional.of(finished.commandId()))) {
      progress.ignored("this command is not the one that the node waits for");
    } else if (finished instanceof CommandFailed failed) {
      fail(failed, true);
    } else if (!rows.judged(finished, true)) {
      rows.unhandled(finished);
      session.edit(draft -> draft.command(Optional.empty()));
    }
  }

  /** The intent's command was never sent, and its time is over: as if its result were late. */
  void judgeUnsent(LifecycleEvent event) {
    Instant now = parts.host().now();
    NodeRecord record = session.record();
    Instant passed =
        record.deadline().filter(at -> !at.isAfter(now)).or(record::since).orElse(event.time());
    if (rows.judgedDeadline(passed, false)) {
      return;
    }
    CommandFailed notSent = new CommandFailed("", passed, "", Optional.empty(), "NotSent");
    try {
      fail(notSent, false);
    } catch (RetryLater later) {
      rows.failOnceLate("command", later, notSent);
    }
  }

  /** Looks at a command whose event may be lost, and at a deadline that may have passed. */
  void look() {
    Instant now = parts.host().now();
    NodeRecord record = session.record();
    boolean passed = record.deadline().filter(at -> !at.isAfter(now)).isPresent();
    boolean overdue = agenda.overdue(record).filter(at -> !at.isAfter(now)).isPresent();
    if (!passed && !overdue) {
      return;
    }
    Optional<CommandFinished> ended =
        record.command().flatMap(StoredCommand::commandId).flatMap(id -> ended(id, overdue));
    boolean judged = ended.isPresent() && judgeLate(ended.get(), passed);
    if (passed && !judged) {
      passDeadlines(now);
    }
  }

  /**
   * Judges a result that is late. A row that asks to be tried again had the time for it: a deadline
   * that has passed is judged instead, and without one the command has failed.
   *
   * @return false: the deadline is judged instead
   */
  private boolean judgeLate(CommandFinished ended, boolean passed) {
    try {
      judge(ended);
      return true;
    } catch (RetryLater later) {
      if (session.record().pending().isPresent()) {
        throw later;
      }
      if (!passed) {
        ledger.fail("command", later, ended);
      }
      return !passed;
    }
  }

  /** In order of time, for this look may come late; the first whose row fires is the last. */
  private void passDeadlines(Instant now) {
    Optional<Instant> next = session.record().deadline();
    while (next.isPresent() && !next.get().isAfter(now) && !rows.judgedDeadline(next.get(), true)) {
      ledger.passDeadline();
      next = session.record().deadline();
    }
  }

  /** A failed command that no row names is a failure. */
  private void fail(CommandFailed failed, boolean last) {
    if (!rows.judged(failed, last)) {
      ledger.fail("command", new FoundFailure("the command ended with " + failed.status()), failed);
    }
  }

  /** What Systems Manager says; a command that is overdue and unknown to it never ends. */
  private Optional<CommandFinished> ended(String commandId, boolean overdue) {
    Instant now = parts.host().now();
    Optional<FoundCommand> found = parts.commands().find(commandId);
    if (found.isEmpty()) {
      return overdue
          ? Optional.of(new CommandFailed("", now, commandId, Optional.empty(), "NotFound"))
          : Optional.empty();
    }
    return switch (found.get().status()) {
      case SUCCEEDED ->
          Optional.of(new CommandSucceeded("", now, commandId, Optional.empty(), "Success"));
      case FAILED -> Optional.of(new CommandFailed("", now, commandId, Optional.empty(), "Failed"));
      case RUNNING -> Optional.empty();
    };
  }
}

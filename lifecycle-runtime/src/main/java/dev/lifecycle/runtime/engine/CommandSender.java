package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.action.CommandRequest;
import dev.lifecycle.runtime.action.FoundCommand;
import dev.lifecycle.runtime.action.RunCommand;
import dev.lifecycle.runtime.action.Sending;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sends a node's command by write-ahead intent: the intent is stored, then the command is sent, and
 * a repeat looks for the intent's comment before it sends again. Cancels what nobody waits for any
 * more. Not thread-safe.
 */
final class CommandSender {

  // A command may not be listed at once; for so long a repeat only looks.
  private static final Duration INVISIBLE = Duration.ofSeconds(30);
  // Systems Manager dates commands by its own clock.
  private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

  private final RunCommand commands;
  private final NodeSession session;
  private final Host host;
  private Optional<String> dropped = Optional.empty();

  CommandSender(RunCommand commands, NodeSession session, Host host) {
    this.commands = commands;
    this.session = session;
    this.host = host;
  }

  /** The command will never be sent: a task that throws. */
  static final class RefusedException extends FoundFailure {

    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super(reason);
    }
  }

  /** The command is known not to be sent, and a repeat may send it at once. */
  static final class NotSentException extends CallFailedException {

    private static final long serialVersionUID = 1L;

    NotSentException(String reason) {
      super(reason);
    }
  }

  /**
   * Stores the intent of a command and sends it. A command that still runs is cancelled before.
   *
   * @param limit how long it may take
   * @param until when it is too late to send it
   * @param event what is judged
   */
  SentCommand begin(
      String transition, Command command, Duration limit, Instant until, LifecycleEvent event)
      throws RefusedException {
    CommandTimes times = times(limit);
    Instant now = host.now();
    Intent intent = Intent.of(session.record(), session.record().revision(), transition);
    Optional<String> earlier =
        session
            .record()
            .command()
            .flatMap(StoredCommand::commandId)
            .filter(id -> !ended(id, event))
            .or(() -> dropped);
    dropped = Optional.empty();
    session.edit(
        next ->
            next.command(
                    Optional.of(
                        StoredCommand.intent(intent.id(), now, earlier, elsewhere(command))))
                .deadline(Optional.of(until)));
    session.write();
    return send(command, times);
  }

  /**
   * Sends the command of an open intent, unless it was sent already.
   *
   * @throws CallFailedException if it cannot be sent yet
   */
  SentCommand resume(Command command, Duration limit) throws RefusedException {
    Optional<FoundCommand> sent = find();
    if (sent.isPresent()) {
      return new SentCommand(open().sent(sent.get().commandId()), sent.get().targets());
    }
    requireVisible();
    CommandTimes times = times(limit);
    session.edit(next -> next.command(Optional.of(open().tried(host.now(), elsewhere(command)))));
    session.write();
    return send(command, times);
  }

  /** The command of the open intent, if it was sent. */
  Optional<FoundCommand> find() {
    if (open().tried().isEmpty()) {
      return Optional.empty();
    }
    return commands.findByComment(
        open().target().orElse(session.record().id()), comment(), open().at().minus(CLOCK_MARGIN));
  }

  /**
   * Whether the open intent's command was never sent.
   *
   * @throws CallFailedException if it may be on the way
   */
  boolean isKnownUnsent() {
    if (find().isPresent()) {
      return false;
    }
    requireVisible();
    return true;
  }

  /** Drops the open intent; its command, if it was sent, is cancelled once that is stored. */
  void drop() {
    dropped = find().map(FoundCommand::commandId).or(() -> open().cancel());
    session.edit(next -> next.command(Optional.empty()));
  }

  /**
   * Cancels, now that it is stored, what the record waited for before and does not any more. Never
   * before: a store that is lost must leave the command to whoever stored. A result that was judged
   * needs no cancelling.
   */
  void cancelClosed(
      Optional<StoredCommand> before, Optional<StoredCommand> after, LifecycleEvent event) {
    Optional<String> kept = after.map(StoredCommand::intent);
    Optional<String> closed =
        before
            .filter(command -> !kept.equals(Optional.of(command.intent())))
            .flatMap(command -> command.commandId().or(command::cancel));
    Stream.of(closed, dropped)
        .flatMap(Optional::stream)
        .filter(id -> !ended(id, event))
        .forEach(commands::cancel);
    dropped = Optional.empty();
  }

  private static boolean ended(String commandId, LifecycleEvent event) {
    return event instanceof CommandFinished finished && finished.commandId().equals(commandId);
  }

  private void requireVisible() {
    if (open().tried().filter(tried -> host.now().isBefore(tried.plus(INVISIBLE))).isPresent()) {
      throw new CallFailedException("its command may be on the way; it is looked for again");
    }
  }

  private SentCommand send(Command command, CommandTimes times) throws RefusedException {
    open().cancel().ifPresent(commands::cancel);
    List<String> instances = instances(command);
    Sending sending =
        commands.send(
            new CommandRequest(command, instances, comment(), times.delivery(), times.execution()));
    if (sending instanceof Sending.Sent sent) {
      return new SentCommand(open().sent(sent.commandId()), instances.size());
    }
    session.edit(next -> next.command(Optional.of(open().untried())));
    if (sending instanceof Sending.NotYet notYet) {
      throw new NotSentException(notYet.reason());
    }
    throw new RefusedException("SendCommand was refused: " + ((Sending.Refused) sending).reason());
  }

  private static CommandTimes times(Duration limit) throws RefusedException {
    return CommandTimes.within(limit)
        .orElseThrow(
            () ->
                new RefusedException(
                    "no command can start and end within "
                        + limit.toSeconds()
                        + " s: give the state that waits for it, or the hook, more time"));
  }

  private List<String> instances(Command command) {
    return command.targets().isEmpty() ? List.of(session.record().id()) : command.targets();
  }

  /** Where the command can be looked for, if not on the node. */
  private Optional<String> elsewhere(Command command) {
    List<String> instances = instances(command);
    return instances.contains(session.record().id())
        ? Optional.empty()
        : Optional.of(instances.get(0));
  }

  private StoredCommand open() {
    return session.record().intent().orElseThrow();
  }

  private String comment() {
    return Intent.parse(open().intent()).orElseThrow().comment();
  }
}

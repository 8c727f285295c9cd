package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.CommandRequest;
import dev.lifecycle.runtime.action.FoundCommand;
import dev.lifecycle.runtime.action.RunCommand;
import dev.lifecycle.runtime.action.Sending;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends a node's command by write-ahead intent: the intent is stored, then the command is sent, and
 * a repeat looks for the intent's comment before it sends again. Not thread-safe.
 */
final class CommandSender {

  // A command may not be listed at once; for so long a repeat only looks.
  private static final Duration INVISIBLE = Duration.ofSeconds(30);
  // Systems Manager: a command must have started within 30 s at the least.
  private static final Duration SHORTEST_DELIVERY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(10);
  private static final Duration SHORTEST_EXECUTION = Duration.ofSeconds(5);
  private static final Duration EVENT_MARGIN = Duration.ofSeconds(30);
  // Systems Manager dates commands by its own clock.
  private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

  private final RunCommand commands;
  private final NodeSession session;
  private final Host host;

  CommandSender(RunCommand commands, NodeSession session, Host host) {
    this.commands = commands;
    this.session = session;
    this.host = host;
  }

  /** The command was refused for good: a task that throws. */
  static final class RefusedException extends FoundFailure {

    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super("SendCommand was refused: " + reason);
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
   * Stores the intent of a command and sends it.
   *
   * @param limit by when its result must be there
   */
  StoredCommand begin(String transition, List<String> words, Duration limit)
      throws RefusedException {
    Instant now = host.now();
    Intent intent = new Intent(session.record().id(), session.record().revision(), transition);
    Optional<String> running = session.record().command().flatMap(StoredCommand::commandId);
    session.edit(
        next ->
            next.command(
                    Optional.of(
                        new StoredCommand(
                            intent.id(), now, Optional.of(now), Optional.empty(), running)))
                .deadline(Optional.of(now.plus(limit))));
    session.write();
    return send(words, limit);
  }

  /**
   * Sends the command of an open intent, unless it was sent already.
   *
   * @throws CallFailedException if it cannot be sent yet
   */
  StoredCommand resume(List<String> words, Duration limit) throws RefusedException {
    Optional<FoundCommand> sent = find();
    if (sent.isPresent()) {
      return open().sent(sent.get().commandId());
    }
    requireVisible();
    session.edit(next -> next.command(Optional.of(open().tried(host.now()))));
    session.write();
    return send(words, limit);
  }

  /** The command of the open intent, if it was sent. */
  Optional<FoundCommand> find() {
    if (open().tried().isEmpty()) {
      return Optional.empty();
    }
    return commands.findByComment(
        session.record().id(), comment(), open().at().minus(CLOCK_MARGIN));
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

  /** Drops the open intent; its command is cancelled if it was sent. */
  void drop() {
    find().map(FoundCommand::commandId).ifPresent(commands::cancel);
    session.edit(next -> next.command(Optional.empty()));
  }

  private void requireVisible() {
    if (open().tried().filter(tried -> host.now().isBefore(tried.plus(INVISIBLE))).isPresent()) {
      throw new CallFailedException("its command may be on the way; it is looked for again");
    }
  }

  private StoredCommand send(List<String> words, Duration limit) throws RefusedException {
    open().cancel().ifPresent(commands::cancel);
    Sending sending = commands.send(request(words, limit));
    if (sending instanceof Sending.Sent sent) {
      return open().sent(sent.commandId());
    }
    if (sending instanceof Sending.NotYet notYet) {
      throw new NotSentException(notYet.reason());
    }
    throw new RefusedException(((Sending.Refused) sending).reason());
  }

  /** Delivery and execution time together stay below the limit. */
  private CommandRequest request(List<String> words, Duration limit) {
    Duration delivery = longest(SHORTEST_DELIVERY, shortest(LONGEST_DELIVERY, limit.dividedBy(4)));
    Duration execution = longest(SHORTEST_EXECUTION, limit.minus(delivery).minus(EVENT_MARGIN));
    return new CommandRequest(session.record().id(), words, comment(), delivery, execution);
  }

  private StoredCommand open() {
    return session.record().intent().orElseThrow();
  }

  private String comment() {
    return Intent.parse(open().intent()).orElseThrow().comment();
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}

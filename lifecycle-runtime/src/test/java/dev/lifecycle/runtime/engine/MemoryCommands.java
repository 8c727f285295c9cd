package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.CommandRequest;
import dev.lifecycle.runtime.action.FoundCommand;
import dev.lifecycle.runtime.action.FoundCommand.Status;
import dev.lifecycle.runtime.action.RunCommand;
import dev.lifecycle.runtime.action.Sending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands that were sent, {@code c0} first; they run for ever. */
final class MemoryCommands implements RunCommand {

  private final List<String> log;
  private final List<CommandRequest> sent = new ArrayList<>();
  private boolean answersAreLost;
  private Optional<Sending> refusal = Optional.empty();

  /**
   * No commands.
   *
   * @param log is told of every send and cancellation
   */
  MemoryCommands(List<String> log) {
    this.log = log;
  }

  /** What was sent, in order. */
  List<CommandRequest> sent() {
    return sent;
  }

  /** From now on a send takes effect, but nobody hears of it, or they hear again. */
  void loseAnswers(boolean lost) {
    answersAreLost = lost;
  }

  /** From now on nothing is sent, for this reason. */
  void refuse(Sending reason) {
    refusal = Optional.of(reason);
  }

  /** From now on commands are sent again. */
  void refuseNoMore() {
    refusal = Optional.empty();
  }

  @Override
  public Sending send(CommandRequest request) {
    if (refusal.isPresent()) {
      log.add("refuse");
      return refusal.get();
    }
    String id = "c" + sent.size();
    log.add("send " + id);
    sent.add(request);
    if (answersAreLost) {
      throw new CallFailedException("no answer");
    }
    return new Sending.Sent(id);
  }

  @Override
  public Optional<FoundCommand> findByComment(String instanceId, String comment, Instant after) {
    for (int i = 0; i < sent.size(); i++) {
      CommandRequest request = sent.get(i);
      if (request.comment().equals(comment) && request.instances().contains(instanceId)) {
        return find("c" + i);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<FoundCommand> find(String commandId) {
    int index = Integer.parseInt(commandId.substring(1));
    if (index >= sent.size()) {
      return Optional.empty();
    }
    CommandRequest request = sent.get(index);
    return Optional.of(
        new FoundCommand(commandId, request.comment(), request.instances().size(), Status.RUNNING));
  }

  @Override
  public void cancel(String commandId) {
    log.add("cancel " + commandId);
  }
}

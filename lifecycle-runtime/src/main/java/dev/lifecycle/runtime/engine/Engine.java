package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.FoundCommand;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceStateChanged;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.OperatorRequest;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.ScalingResult;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.OperatorAnswer;
import dev.lifecycle.runtime.report.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings an event to the node that it is about. Keeps nothing between events; thread-safe.
 *
 * @param <S> the model's states
 */
public final class Engine<S extends Enum<S>> {

  private static final Duration COMMAND_MAY_BE_UNLISTED = Duration.ofMinutes(15);

  private final Parts<S> parts;
  private final Claims claims;
  private final Sweep<S> sweep;
  private final ScheduleDelivery<S> schedules;
  private final Operator<S> operator;

  /** An engine of these parts. */
  public Engine(Parts<S> parts) {
    this.parts = parts;
    this.claims = new Claims(parts.store(), parts.host(), parts.table().pending());
    this.sweep = new Sweep<>(parts, claims);
    this.schedules = new ScheduleDelivery<>(parts, claims, this::deliver);
    this.operator = new Operator<>(parts, claims);
  }

  /**
   * Handles an event; answers once for each node that it concerns.
   *
   * @throws RetryableException if the event must be delivered again
   * @throws CallFailedException likewise
   * @throws ScheduledMethodException if the model's method of a schedule threw
   */
  public List<Answer> handle(LifecycleEvent event, Invocation invocation) {
    if (event instanceof ScheduleFired fired) {
      return fired.name().equals(Sweep.SCHEDULE)
          ? sweep.sweep(event, invocation)
          : schedules.deliver(fired, invocation);
    }
    if (event instanceof InstanceAction action) {
      return List.of(handleAction(action, invocation));
    }
    if (event instanceof CommandFinished finished) {
      return List.of(handleCommand(finished, invocation));
    }
    return List.of(
        node(event)
            .map(node -> deliver(node, event, invocation))
            .orElseGet(() -> Answer.ignored(Optional.empty(), "the event names no node")));
  }

  /** Answers an operator who only asks; AWS is asked too, and nothing written. */
  public OperatorAnswer answer(OperatorRequest request, Invocation invocation) {
    if (request instanceof OperatorRequest.Describe describe) {
      return operator.describe(describe);
    }
    if (request instanceof OperatorRequest.Explain explain) {
      return operator.explain(explain, invocation);
    }
    return operator.status();
  }

  /**
   * Goes on with a node as an operator wants it.
   *
   * @throws RetryableException if it could not be done now
   */
  public Answer retry(OperatorRequest.Retry request, Invocation invocation) {
    return operator.retry(request, invocation);
  }

  private Answer handleAction(InstanceAction action, Invocation invocation) {
    String node = action.instanceId();
    if (!parts.configuration().covers(action.group(), action.hook())) {
      return Answer.ignored(
          Optional.of(node), "the lifecycle action is of another group or another hook");
    }
    Claims.Result claim =
        action instanceof InstanceLaunching
            ? claims.claimReady(node, invocation)
            : claims.claim(node, invocation);
    if (claim instanceof Claims.Result.NotReady notReady) {
      return launchesNoMore(node, notReady);
    }
    return claim instanceof Claims.Result.Missing
        ? completeUnknown(action, invocation)
        : deliver(claim, node, action, invocation);
  }

  /**
   * A launch that has waited in vain: of an instance that no longer launches it is a late one, and
   * nobody need deliver it again.
   */
  private Answer launchesNoMore(String node, Claims.Result.NotReady notReady) {
    if (parts.actions().launching(node)) {
      throw new RetryableException(node, new CallFailedException("the node " + notReady.reason()));
    }
    return Answer.ignored(
        Optional.of(node), "the node " + notReady.reason() + ", and its instance does not launch");
  }

  /** There is nothing to tear down, and nobody else will complete the action. */
  private Answer completeUnknown(InstanceAction action, Invocation invocation) {
    try {
      Completer.withoutRecord(parts.actions(), Patience.of(parts.host(), invocation), action);
    } catch (CallFailedException failed) {
      throw new RetryableException(action.instanceId(), failed);
    }
    return new Answer(
        Optional.of(action.instanceId()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Outcome.COMPLETED,
        Optional.of("the node has no record"));
  }

  private Answer handleCommand(CommandFinished finished, Invocation invocation) {
    Optional<Awaited> awaited =
        parts
            .store()
            .command(finished.commandId())
            .map(entry -> new Awaited(entry.node(), entry.targets()))
            .or(() -> unregistered(finished));
    if (awaited.isEmpty()) {
      return Answer.ignored(Optional.empty(), "the command is not ours");
    }
    String node = awaited.get().node();
    if (awaited.get().targets() > 1 && finished.instanceId().isPresent()) {
      return Answer.ignored(
          Optional.of(node), "one target's result: the command's own counts, it has several");
    }
    return deliver(node, finished, invocation);
  }

  /** The node that waits for a command, and on how many instances it runs. */
  private record Awaited(String node, int targets) {}

  /** Who waits for a command whose registration may have been lost in a crash. */
  private Optional<Awaited> unregistered(CommandFinished finished) {
    Optional<FoundCommand> found = parts.commands().find(finished.commandId());
    boolean young = finished.time().plus(COMMAND_MAY_BE_UNLISTED).isAfter(parts.host().now());
    if (found.isEmpty() && young) {
      throw new RetryableException(
          finished.commandId(), new CallFailedException("this command is not listed yet"));
    }
    return found.flatMap(
        command ->
            Intent.parse(command.comment())
                .map(intent -> new Awaited(intent.node(), command.targets())));
  }

  private Answer deliver(String node, LifecycleEvent event, Invocation invocation) {
    return deliver(claims.claim(node, invocation), node, event, invocation);
  }

  private Answer deliver(
      Claims.Result claim, String node, LifecycleEvent event, Invocation invocation) {
    if (claim instanceof Claims.Result.Ours ours) {
      return new Delivery<>(
              parts, ours.session(), invocation, Patience.of(parts.host(), invocation))
          .deliver(event, ours.waited());
    }
    return Answer.ignored(
        Optional.of(node),
        claim instanceof Claims.Result.NotOurs notOurs
            ? notOurs.reason()
            : "the node has no record");
  }

  /** The node that an event is about, if it says so itself. */
  static Optional<String> node(LifecycleEvent event) {
    if (event instanceof InstanceAction action) {
      return Optional.of(action.instanceId());
    }
    if (event instanceof ScalingResult result) {
      return result.instanceId();
    }
    if (event instanceof SpotInterruption interruption) {
      return Optional.of(interruption.instanceId());
    }
    if (event instanceof RebalanceRecommended recommended) {
      return Optional.of(recommended.instanceId());
    }
    if (event instanceof InstanceStateChanged changed) {
      return Optional.of(changed.instanceId());
    }
    return event instanceof OtherEvent other ? other.instanceId() : Optional.empty();
  }
}

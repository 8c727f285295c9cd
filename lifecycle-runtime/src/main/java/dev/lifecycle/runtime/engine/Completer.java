package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.Completion;
import dev.lifecycle.runtime.action.LifecycleActions;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.store.ActionResult;
import dev.lifecycle.runtime.store.StoredAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a stored decision to Auto Scaling. Not thread-safe. */
final class Completer {

  private static final Logger log = LoggerFactory.getLogger(Completer.class);

  private final LifecycleActions actions;
  private final NodeSession session;
  private final Progress progress;
  private final Host host;
  private final Patience patience;
  private final Duration hookTime;

  Completer(
      LifecycleActions actions,
      NodeSession session,
      Progress progress,
      Host host,
      Patience patience,
      Duration hookTime) {
    this.actions = actions;
    this.session = session;
    this.progress = progress;
    this.host = host;
    this.patience = patience;
    this.hookTime = hookTime;
  }

  /**
   * Completes the action if its result is stored and Auto Scaling may not have it.
   *
   * @return whether nothing is left to complete; false: the completion was refused
   */
  boolean complete() {
    Optional<StoredAction> decided = session.record().action().filter(StoredAction::unconfirmed);
    if (decided.isEmpty()) {
      return true;
    }
    StoredAction action = decided.get();
    boolean goOn = action.result().equals(Optional.of(ActionResult.CONTINUE));
    Completion answer =
        patience.withCall(
            () -> actions.complete(ActionEvents.key(session.record().id(), action), goOn));
    if (answer instanceof Completion.Refused refused && !over(action)) {
      log.error(
          "{}: Auto Scaling refuses to complete {} of {}: {}; the sweep asks again",
          session.record().id(),
          action.hook(),
          action.group(),
          refused.reason());
      return false;
    }
    session.edit(next -> next.action(Optional.of(action.close())));
    session.keep();
    progress.completed();
    return true;
  }

  /**
   * Completes the action of a node that has no record: a termination has nothing to tear down, and
   * a launch cannot end well.
   *
   * @throws CallFailedException if Auto Scaling refuses
   */
  static void withoutRecord(LifecycleActions actions, Patience patience, InstanceAction event) {
    boolean goOn = !(event instanceof InstanceLaunching);
    Completion answer = patience.withCall(() -> actions.complete(ActionEvents.key(event), goOn));
    if (answer instanceof Completion.Refused refused) {
      throw new CallFailedException("CompleteLifecycleAction is refused: " + refused.reason());
    }
  }

  /** After the hook time Auto Scaling has applied its default result. */
  private boolean over(StoredAction action) {
    Instant end = action.beat().orElse(action.at()).plus(hookTime);
    return host.now().isAfter(end);
  }
}

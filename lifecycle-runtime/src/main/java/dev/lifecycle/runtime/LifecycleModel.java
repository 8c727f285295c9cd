package dev.lifecycle.runtime;

import dev.lifecycle.annotation.Condition;
import dev.lifecycle.runtime.LifecycleAction.Direction;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.util.Optional;

/**
 * A base class for models, for those who like it: conditions to name in {@code when} and {@code
 * unless}, and helpers to call. A model does not have to extend it.
 *
 * <pre>{@code
 * @Transition(source = "updated", dest = "ready", when = "isLaunching", completes = true)
 * void online() {}
 * }</pre>
 */
public abstract class LifecycleModel {

  private static final String WARM_POOL = "WarmPool";

  /** For models. */
  protected LifecycleModel() {}

  /** The latest lifecycle action is a launch, open or done. */
  @Condition
  public boolean isLaunching(Optional<LifecycleAction> action) {
    return is(action, Direction.LAUNCHING);
  }

  /** The latest lifecycle action is a termination, open or done. */
  @Condition
  public boolean isTerminating(Optional<LifecycleAction> action) {
    return is(action, Direction.TERMINATING);
  }

  /** The latest lifecycle action is a return to the warm pool, open or done. */
  @Condition
  public boolean isReturning(Optional<LifecycleAction> action) {
    return is(action, Direction.RETURNING);
  }

  /** The instance comes out of the warm pool. */
  @Condition
  public boolean isFromWarmPool(Optional<LifecycleAction> action) {
    return action.flatMap(LifecycleAction::origin).filter(WARM_POOL::equals).isPresent();
  }

  /** The instance goes into the warm pool. */
  @Condition
  public boolean isForWarmPool(Optional<LifecycleAction> action) {
    return action.flatMap(LifecycleAction::destination).filter(WARM_POOL::equals).isPresent();
  }

  /** A command succeeded just now. */
  @Condition
  public boolean isCommandSuccessful(LifecycleEvent event) {
    return event instanceof CommandSucceeded;
  }

  /** A schedule fired just now. */
  @Condition
  public boolean isScheduled(LifecycleEvent event) {
    return event instanceof ScheduleFired;
  }

  /** A {@code timeout} passed just now. */
  @Condition
  public boolean isTimedOut(LifecycleEvent event) {
    return event instanceof DeadlinePassed;
  }

  /** A text attribute of a node, for tasks and conditions; empty if it has none or another type. */
  protected static Optional<String> text(Node node, String attribute) {
    return node.get(attribute).filter(String.class::isInstance).map(String.class::cast);
  }

  /** Whether a node's attribute is {@code true}. */
  protected static boolean flag(Node node, String attribute) {
    return node.get(attribute).filter(Boolean.TRUE::equals).isPresent();
  }

  /** An entry of the hook's metadata. */
  protected static Optional<String> metadata(LifecycleAction action, String key) {
    return Optional.ofNullable(action.metadata().get(key));
  }

  private static boolean is(Optional<LifecycleAction> action, Direction direction) {
    return action.filter(known -> known.direction() == direction).isPresent();
  }
}

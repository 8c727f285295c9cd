package dev.lifecycle.runtime.dispatch;

import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.event.LifecycleEvent;
import java.util.Optional;

/** What the parameters of a model's methods are filled from. */
public interface Arguments {

  /** The node. */
  Node node();

  /** The other nodes. */
  Nodes nodes();

  /**
   * The record's latest lifecycle action.
   *
   * @throws IllegalStateException if there is none
   */
  LifecycleAction action();

  /** The record's latest lifecycle action, if there ever was one. */
  Optional<LifecycleAction> optionalAction();

  /** The event of this delivery. */
  LifecycleEvent event();

  /** The event that triggers the row, as this type. */
  <E extends LifecycleEvent> E event(Class<E> type);

  /** The dispatch. */
  Run run();
}

package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Map;
import java.util.Optional;

/**
 * Where a node is: its state and what its lifecycle action has come to.
 *
 * @param state its state; empty: its record is deleted
 * @param action its latest lifecycle action
 * @param excused whether that action is open and the model owes it nothing: the node has failed, so
 *     that the runtime completes it
 * @param awaits whether a command of it may be open, so that a result may come
 */
public record Position(Optional<State> state, Action action, boolean excused, boolean awaits) {

  /** What a lifecycle action has come to. */
  public enum Action {
    /** There was none. */
    NONE_YET,
    /** A launch is open. */
    LAUNCH,
    /** A termination is open. */
    TERMINATE,
    /** A return to the warm pool is open. */
    RETURN,
    /** The latest is completed. */
    NONE_ANY_MORE;

    private static final Map<ClassName, Action> OPENED_BY =
        Map.of(
            RuntimeTypes.INSTANCE_LAUNCHING, LAUNCH,
            RuntimeTypes.INSTANCE_TERMINATING, TERMINATE,
            RuntimeTypes.INSTANCE_RETURNING, RETURN);

    /** The action that an event of this type opens, if it opens one. */
    static Optional<Action> openedBy(ClassName event) {
      return Optional.ofNullable(OPENED_BY.get(event));
    }

    /** Whether it is to be completed. */
    public boolean isOpen() {
      return OPENED_BY.containsValue(this);
    }
  }

  static Position at(State state, Action action) {
    return new Position(Optional.of(state), action, false, false);
  }

  static Position failed(State state, Action action) {
    return new Position(Optional.of(state), action, action.isOpen(), false);
  }

  /** In a state that somebody else wrote: with whatever was open then. */
  static Position stray(State state, Action action) {
    return new Position(Optional.of(state), action, action.isOpen(), true);
  }

  /** Whether the model has still to complete the action. */
  public boolean owes() {
    return action.isOpen() && !excused;
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.LifecycleAction.Direction;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredAction;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a lifecycle action's event opens an action on a record, by meaning. */
enum ActionVerdict {
  /** It opens a new action. */
  OPENS("opens"),
  /** The record has this action. */
  DUPLICATE("this lifecycle action is known: the event is a duplicate"),
  /** The action is over. */
  CLOSED("this lifecycle action was closed or superseded"),
  /** The record's action is newer. */
  EARLIER("a later lifecycle action is known"),
  /** Another hook of the same group and direction holds the record's action. */
  OTHER_HOOK("another hook's lifecycle action is open");

  private static final Logger log = LoggerFactory.getLogger(ActionVerdict.class);

  private final String reason;

  ActionVerdict(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  static ActionVerdict of(InstanceAction event, NodeRecord record) {
    String token = event.detail().token();
    if (record.closed().contains(Hashes.of(token))) {
      return CLOSED;
    }
    Optional<StoredAction> known = record.action();
    if (known.isEmpty()) {
      return OPENS;
    }
    StoredAction action = known.get();
    if (action.token().equals(token)) {
      return DUPLICATE;
    }
    if (event.time().isBefore(action.at()) || isBeforeItsTermination(event, action)) {
      return EARLIER;
    }
    if (action.open()
        && action.group().equals(event.group())
        && action.direction() == ActionEvents.direction(event)
        && !action.hook().equals(event.hook())) {
      log.error(
          "{}: hook {} of {} is ignored while the action of hook {} is open; name one of them in"
              + " LIFECYCLE_HOOKS",
          record.id(),
          event.hook(),
          event.group(),
          action.hook());
      return OTHER_HOOK;
    }
    return OPENS;
  }

  /** Event times are whole seconds: of several in one second a termination is the last. */
  private static boolean isBeforeItsTermination(InstanceAction event, StoredAction action) {
    return !(event instanceof InstanceTerminating)
        && action.direction() == Direction.TERMINATING
        && event.time().equals(action.at());
  }
}

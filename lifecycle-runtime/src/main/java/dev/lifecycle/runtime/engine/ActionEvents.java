package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.LifecycleAction.Direction;
import dev.lifecycle.runtime.action.ActionKey;
import dev.lifecycle.runtime.event.ActionDetail;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceReturning;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.store.StoredAction;
import java.time.Instant;
import java.util.Optional;

/** A lifecycle action as an event, as the record has it, and as a model sees it. */
final class ActionEvents {

  private ActionEvents() {}

  static Direction direction(InstanceAction event) {
    if (event instanceof InstanceLaunching) {
      return Direction.LAUNCHING;
    }
    return event instanceof InstanceTerminating ? Direction.TERMINATING : Direction.RETURNING;
  }

  /** The action that this event opens; its metadata is kept only for a model that reads it. */
  static StoredAction open(InstanceAction event, boolean withMetadata, Optional<Instant> beat) {
    ActionDetail detail = event.detail();
    return StoredAction.open(
        detail.token(),
        direction(event),
        detail.group(),
        detail.hook(),
        detail.origin(),
        detail.destination(),
        withMetadata ? detail.metadata() : Optional.empty(),
        event.time(),
        beat);
  }

  static ActionKey key(InstanceAction event) {
    return new ActionKey(event.group(), event.hook(), event.instanceId(), event.detail().token());
  }

  static ActionKey key(String node, StoredAction action) {
    return new ActionKey(action.group(), action.hook(), node, action.token());
  }

  /** The event that opened the action, for tasks that run again under another event. */
  static InstanceAction event(String node, StoredAction action) {
    ActionDetail detail =
        new ActionDetail(
            node,
            action.group(),
            action.hook(),
            action.token(),
            action.origin(),
            action.destination(),
            action.metadata());
    return switch (action.direction()) {
      case LAUNCHING -> new InstanceLaunching("", action.at(), detail);
      case TERMINATING -> new InstanceTerminating("", action.at(), detail);
      case RETURNING -> new InstanceReturning("", action.at(), detail);
    };
  }

  static LifecycleAction view(StoredAction action, Json json) {
    return new LifecycleAction(
        action.direction(),
        action.group(),
        action.hook(),
        action.origin(),
        action.destination(),
        json.fields(action.metadata().orElse("")));
  }
}

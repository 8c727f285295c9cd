package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.Arguments;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.NodeRecord;
import java.util.Optional;

/** What a model's parameters are filled from, for one record and one event. */
record DispatchArguments(
    NodeView node, Nodes nodes, NodeRecord record, LifecycleEvent event, Run run, Json json)
    implements Arguments {

  @Override
  public LifecycleAction action() {
    return optionalAction()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "node "
                        + record.id()
                        + " never had a lifecycle action; take Optional<LifecycleAction>"));
  }

  @Override
  public Optional<LifecycleAction> optionalAction() {
    return record.action().map(action -> ActionEvents.view(action, json));
  }

  @Override
  public <E extends LifecycleEvent> E event(Class<E> type) {
    if (type.isInstance(event)) {
      return type.cast(event);
    }
    return record
        .action()
        .map(action -> (LifecycleEvent) ActionEvents.event(record.id(), action))
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this task runs again, under another event than " + type.getSimpleName()));
  }
}

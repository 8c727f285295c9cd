package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.action.LifecycleActions;
import dev.lifecycle.runtime.action.RunCommand;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.store.NodeRecords;
import dev.lifecycle.runtime.store.RecordStore;
import dev.lifecycle.runtime.store.Roles;
import dev.lifecycle.runtime.store.Schedules;

/**
 * What an engine is made of.
 *
 * @param <S> the model's states
 */
public record Parts<S extends Enum<S>>(
    TransitionTable<S> table,
    Dispatcher<S> dispatcher,
    RecordStore store,
    NodeRecords nodes,
    Roles roles,
    Schedules schedules,
    LifecycleActions actions,
    RunCommand commands,
    Configuration configuration,
    Host host,
    Json json) {

  /** What records at rest wait for. */
  Agenda agenda() {
    return new Agenda(configuration.hookTime());
  }
}

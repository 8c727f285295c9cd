package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.ScheduleScope;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One call of a scheduled method, and the nodes that it chose. Not thread-safe. */
final class ScheduleCall implements ScheduleScope {

  private final ScheduleFired event;
  private final Nodes nodes;
  private final Run run;
  private final Set<String> chosen = new LinkedHashSet<>();

  ScheduleCall(ScheduleFired event, Nodes nodes, Run run) {
    this.event = event;
    this.nodes = nodes;
    this.run = run;
  }

  /** The ids of the nodes, each once. */
  List<String> chosen() {
    return List.copyOf(chosen);
  }

  @Override
  public Nodes nodes() {
    return nodes;
  }

  @Override
  public ScheduleFired event() {
    return event;
  }

  @Override
  public Run run() {
    return run;
  }

  @Override
  public void choose(Stream<? extends Node> choice) {
    choice.map(Node::id).forEachOrdered(chosen::add);
  }
}

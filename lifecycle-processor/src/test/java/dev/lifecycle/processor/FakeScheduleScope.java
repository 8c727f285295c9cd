package dev.lifecycle.processor;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.ScheduleScope;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keeps what a scheduled method chose. */
final class FakeScheduleScope implements ScheduleScope {

  private final Nodes nodes = FakeArguments.stub(Nodes.class);
  private final Run run = FakeArguments.stub(Run.class);
  private final ScheduleFired event = new ScheduleFired("", Instant.EPOCH, "any");
  private final List<Node> chosen = new ArrayList<>();

  /** The nodes, in order. */
  List<Node> chosen() {
    return chosen;
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
    choice.forEach(chosen::add);
  }
}

package dev.lifecycle.runtime.dispatch;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the parameters of a scheduled method are filled from, and what takes its choice. */
public interface ScheduleScope {

  /** All nodes. */
  Nodes nodes();

  /** The event. */
  ScheduleFired event();

  /** The dispatch. */
  Run run();

  /** Takes the nodes that the event is dispatched to, each on its own. */
  void choose(Stream<? extends Node> nodes);

  /** Takes the nodes that the event is dispatched to, each on its own. */
  default void choose(Iterable<? extends Node> nodes) {
    choose(StreamSupport.stream(nodes.spliterator(), false));
  }

  /** Takes the node that the event is dispatched to, if there is one. */
  default void choose(Optional<? extends Node> node) {
    choose(node.stream());
  }

  /** Takes the node that the event is dispatched to. */
  default void choose(Node node) {
    choose(Stream.of(node));
  }
}

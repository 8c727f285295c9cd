package dev.lifecycle.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The instances that a command names as its targets. */
final class Targets {

  // Systems Manager: SendCommand takes at most 50 instance ids, each once.
  private static final int MOST = 50;

  private Targets() {}

  static List<String> of(Iterable<? extends Node> nodes) {
    List<String> ids = new ArrayList<>();
    nodes.forEach(node -> ids.add(node.id()));
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "a command on no node: name 1 to " + MOST + ", or leave the targets out for this node");
    }
    return checked(ids);
  }

  static List<String> checked(List<String> ids) {
    if (ids.size() > MOST) {
      throw new IllegalArgumentException(
          "a command on " + ids.size() + " nodes: Systems Manager takes at most " + MOST);
    }
    if (new HashSet<>(ids).size() < ids.size()) {
      throw new IllegalArgumentException("a command names one of its nodes twice: " + ids);
    }
    return List.copyOf(ids);
  }

  static String text(List<String> ids) {
    return ids.isEmpty() ? "" : " on " + String.join(", ", ids);
  }
}

package dev.lifecycle.examples.swarm;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.RetryLater;
import java.util.List;
import java.util.Optional;

/**
 * Who is in the swarm, as the records say. Only nodes that are ready count: what is not ready yet,
 * fails or leaves is asked for nothing.
 */
record Swarm(Nodes nodes) {

  /** The role of the manager that initialises the swarm; others join through it while it lasts. */
  private static final String FIRST_MANAGER = "first-manager";

  private static final String MANAGER = "manager";
  private static final String PROXY = "proxy";
  private static final String READY = "ready";

  static boolean isManager(Node node) {
    return node.type().equals(MANAGER);
  }

  /**
   * Whether this node is the one to initialise the swarm. The role comes before the look at the
   * managers: whoever holds it knows that no other node is about to initialise, so what it sees
   * then is all there is. A role alone does not say that there is no swarm: its holder may have
   * left one.
   */
  boolean isInitialisedBy(Node node) {
    return isManager(node) && nodes.elect(FIRST_MANAGER, node) && manager().isEmpty();
  }

  /** Whether no manager has initialised the swarm, and none is about to. */
  boolean isLeaderless() {
    return nodes.holder(FIRST_MANAGER).isEmpty() && manager().isEmpty();
  }

  /** A manager of the swarm; the first one while it lasts. */
  Optional<Node> manager() {
    return nodes
        .holder(FIRST_MANAGER)
        .filter(Swarm::isReady)
        .or(() -> nodes.ofType(MANAGER).filter(Swarm::isReady).findFirst());
  }

  /** A manager of the swarm; there is one again in a moment if there is none. */
  Node requireManager() {
    return manager().orElseThrow(() -> new RetryLater("no manager of the swarm is ready"));
  }

  /** The instances that pass requests to workers by their DNS names. */
  List<Node> proxies() {
    return nodes.ofType(PROXY).filter(Swarm::isReady).toList();
  }

  /**
   * The same for a task whose guard has seen some: where there are none any more, or an index does
   * not show them, the guard is asked again.
   */
  List<Node> requireProxies() {
    List<Node> ready = proxies();
    if (ready.isEmpty()) {
      throw new RetryLater("no proxy is ready any more");
    }
    return ready;
  }

  private static boolean isReady(Node node) {
    return node.state().equals(READY);
  }
}

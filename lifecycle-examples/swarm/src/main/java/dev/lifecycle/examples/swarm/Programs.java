package dev.lifecycle.examples.swarm;

import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Node;

/**
 * The programs that the swarm's image brings along. Each of them bears a repeat, and knows a node
 * of the swarm by its private ip address: the function never learns Docker's node ids.
 *
 * <p>None is given a join token. {@code init.sh} puts both tokens into the Parameter Store as
 * secure strings, and {@code join.sh} reads the one of its role. So no token passes through the
 * function, its records or Systems Manager's command history; the instance profile of the workers
 * need not be allowed to read the managers' token; and a token that is rotated there holds for the
 * next join. To ask a manager instead, each instance would have to be allowed to run something on
 * managers.
 */
final class Programs {

  private Programs() {}

  /** {@code docker swarm init} with no task on it yet. Stores the join tokens. */
  static Command initialise(Node node) {
    return Command.program("/opt/swarm/init.sh", node.ip());
  }

  /** {@code docker swarm join} as this type of node, with no task on it yet. */
  static Command join(Node node, Node manager) {
    return Command.program("/opt/swarm/join.sh", node.type(), node.ip(), manager.ip());
  }

  /** {@code docker node update --label-add}; for a manager to run. */
  static Command label(Node node, String label, String value) {
    return Command.program("/opt/swarm/label.sh", node.ip(), label, value);
  }

  /** {@code docker node update --availability active}; for a manager to run. */
  static Command activate(Node node) {
    return Command.program("/opt/swarm/activate.sh", node.ip());
  }

  /** {@code docker service update --force} of what can move; for a manager to run. */
  static Command rebalance() {
    return Command.program("/opt/swarm/rebalance.sh");
  }

  /**
   * Drains the node, demotes it if it is a manager, waits until its tasks run elsewhere, and ends
   * with {@code docker node rm --force}; for another manager to run. A node that is not in the
   * swarm has left already.
   */
  static Command remove(Node node) {
    return Command.program("/opt/swarm/remove.sh", node.ip());
  }

  /** Makes a proxy look up its upstreams again; for proxies to run. */
  static Command reloadProxy() {
    return Command.program("/opt/proxy/reload.sh");
  }
}

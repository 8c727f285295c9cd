package dev.lifecycle.runtime;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nodes of the table, of any model, as their records describe them; all refuse changes. Reads
 * are consistent: what a node did before is seen, what this transition has not stored yet is not. A
 * read that fails throws {@link CallFailedException}, also out of a stream: it is never taken for
 * an absent node. Not for use after the method returns.
 *
 * <p>Streams are lazy: a page is read when its first node is asked for, so {@code findFirst()}
 * costs little. They need not be closed. Candidates come from elsewhere: {@link #ofType} asks an
 * index, which may know of a new node some moments late; {@link #inState} asks Auto Scaling for the
 * instances of every group of the account and region, fifty a call, which is for schedules rather
 * than for each transition.
 */
public interface Nodes {

  /** The node of this instance id, also one that terminates. */
  Optional<Node> find(String id);

  /** The nodes of these node types, but those that terminate. */
  Stream<Node> ofType(String... types);

  /**
   * The nodes that Auto Scaling has and whose state has one of these stored names, but those that
   * terminate. A record whose instance is in no group any more does not appear.
   */
  Stream<Node> inState(String... states);

  /**
   * The same nodes together with those that terminate: those that have a lifecycle action by which
   * the instance terminates, or an open one by which it returns to the warm pool.
   */
  Nodes includingTerminating();

  /**
   * Gives a role of this model to a node unless another node holds it. At most one node holds a
   * role. A role whose holder has no record any more, or failed, is free.
   *
   * @return whether this node holds the role now
   * @throws UnsupportedOperationException anywhere but in a task of a transition
   */
  boolean elect(String role, Node node);

  /** The node that holds a role of this model, unless it has no record any more, or failed. */
  Optional<Node> holder(String role);
}

package dev.lifecycle.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * An EC2 instance as its record describes it.
 *
 * <p>Values of attributes are {@link String}, {@link Number}, {@link Boolean}, {@code List} or
 * {@code Map} of these; they keep their DynamoDB type. What a task sets is stored together with the
 * state change; a task that throws sets nothing, unless its row ignores errors: then what it had
 * set and asked for stays. Conditions get a node that refuses changes. Not for use after the method
 * returns.
 */
public interface Node {

  /** The instance's id. */
  String id();

  /** The node type as the user's cloud-init wrote it ({@code ItemType}), or the empty string. */
  String type();

  /** The stored name of the state that the node is in. */
  String state();

  /**
   * The private ip address.
   *
   * @throws IllegalStateException if the record has none
   */
  String ip();

  /** A user attribute. */
  Optional<Object> get(String name);

  /** All user attributes; not the ones that the runtime keeps. Immutable. */
  Map<String, Object> attributes();

  /**
   * Sets a user attribute.
   *
   * @throws IllegalArgumentException if the name is one of the runtime's own or the value has no
   *     DynamoDB type
   * @throws UnsupportedOperationException in a condition
   */
  void set(String name, Object value);

  /**
   * Removes a user attribute; one that is absent stays absent.
   *
   * @throws IllegalArgumentException if the name is one of the runtime's own
   * @throws UnsupportedOperationException in a condition
   */
  void remove(String name);
}

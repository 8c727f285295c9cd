package dev.lifecycle.runtime.store;

import java.util.Optional;

/**
 * The roles of a model, each held by one node at most. Thread-safe.
 *
 * <p>Each method throws {@link dev.lifecycle.runtime.CallFailedException} when DynamoDB fails.
 */
public interface Roles {

  /** Who holds the role, read consistently. */
  Optional<RoleHolder> holder(String role);

  /**
   * Gives the role to the node, if it is held as it was seen. A write whose answer was lost and
   * that is repeated counts as our success.
   *
   * @param seen who held it; empty: nobody
   * @return who holds it now
   */
  RoleHolder take(String role, Optional<RoleHolder> seen, String node);
}

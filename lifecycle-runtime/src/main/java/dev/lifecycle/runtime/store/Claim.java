package dev.lifecycle.runtime.store;

import java.time.Instant;

/** What became of a claim. */
public sealed interface Claim {

  /** It is ours. */
  record Claimed(NodeRecord record) implements Claim {}

  /** There is no such record, and the claim made none. */
  record Missing() implements Claim {}

  /** The node is not ready yet. */
  record NotReady(String status) implements Claim {}

  /** Another invocation has it. */
  record Held(Instant until) implements Claim {}

  /** It is another model's. */
  record Foreign(String model) implements Claim {}
}

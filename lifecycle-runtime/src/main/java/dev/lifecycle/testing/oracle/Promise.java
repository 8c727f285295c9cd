package dev.lifecycle.testing.oracle;

/**
 * What the runtime promises; S: never is it otherwise, L: in the end it is so. Most have an {@link
 * Oracle}; what no trace of one run shows is in a test of its own.
 */
public enum Promise {
  /** The stored states of an instance are a path of declared rows. */
  S1,
  /** A record's versions are one chain, and nobody acts on a write that was refused. */
  S2,
  /** No command without a stored intent, and one command an intent but after crash or loss. */
  S3,
  /** A completion follows its stored decision; one token, one result. */
  S4,
  /** CONTINUE only if all went well, ABANDON only with a reason; no task is left out. */
  S5,
  /** What belongs to a token stays with it. */
  S6,
  /** Removed and failed are final, but for a newer token. */
  S7,
  /** A repeat makes no effectful call. */
  S8,
  /** The order of a token's events does not matter. */
  S9,
  /** Instances and messages of a batch are independent. */
  S10,
  /** Nothing depends on what a process did before. */
  S11,
  /** Nothing is begun that cannot end in time. */
  S12,
  /** What is unknown changes nothing. */
  S13,
  /** Requests and records stay within limits. */
  S14,
  /** No secret is logged. */
  S15,
  /** A return to the warm pool is no termination. */
  S16,
  /** Unknown attributes survive, and those that tasks set are stored with their row. */
  S17,
  /** A message is acknowledged only once its facts are stored. */
  S18,
  /** A read that failed is no absent record. */
  S19,
  /** Every action ends, and no record stays claimed. */
  L1,
  /** Several workers on one instance make progress. */
  L2,
  /** Retries end. */
  L3,
  /** An instance whose hook is over ends in a final state. */
  L4
}

package dev.lifecycle.testing.oracle;

/** Two versions of a node's record, one after the other. */
public record Step(String node, Snapshot before, Snapshot after) {

  boolean changesStatus() {
    return !before.status().equals(after.status());
  }

  /** Whether it tells of a failure that is not the one before. */
  boolean fails() {
    return after.failure().containsKey("at")
        && !after.failure().get("at").equals(before.failure().get("at"));
  }

  /** Whether the function wrote it, and not the instance. */
  boolean byFunction() {
    return after.writer() != 0;
  }
}

package dev.lifecycle.testing.oracle;

/** Two versions of a node's record, one after the other. */
public record Step(String node, Snapshot before, Snapshot after) {

  boolean changesStatus() {
    return !before.status().equals(after.status());
  }

  /** Whether the function wrote it, and not the instance. */
  boolean byFunction() {
    return after.writer() != 0;
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.store.NodeRecord;
import java.time.Duration;

/** The run of one row. */
final class DispatchRun implements Run {

  private final Invocation invocation;
  private final Host host;
  private final NodeRecord record;
  private final long revision;
  private final String transition;
  private String task = "";

  /**
   * The run of a row.
   *
   * @param record the node's, of the lifecycle action that it has now
   * @param revision the record's revision before the row
   */
  DispatchRun(
      Invocation invocation, Host host, NodeRecord record, long revision, String transition) {
    this.invocation = invocation;
    this.host = host;
    this.record = record;
    this.revision = revision;
    this.transition = transition;
  }

  /** The task that runs from now on. */
  void enter(String name) {
    task = name;
  }

  @Override
  public String id() {
    return invocation.requestId();
  }

  @Override
  public String transition() {
    return transition;
  }

  @Override
  public String taskKey() {
    return Intent.of(record, revision, transition).id() + "/" + task;
  }

  @Override
  public Duration remainingTime() {
    return invocation.remaining(host);
  }
}

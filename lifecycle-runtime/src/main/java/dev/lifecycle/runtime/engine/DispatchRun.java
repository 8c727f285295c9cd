package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Run;
import java.time.Duration;

/** The run of one row. */
final class DispatchRun implements Run {

  private final Invocation invocation;
  private final Host host;
  private final String transition;
  private final String keyPrefix;
  private String task = "";

  /**
   * The run of a row.
   *
   * @param revision the record's revision before the row
   */
  DispatchRun(Invocation invocation, Host host, String node, long revision, String transition) {
    this.invocation = invocation;
    this.host = host;
    this.transition = transition;
    this.keyPrefix = node + "/" + revision + "/" + transition;
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
    return keyPrefix + "/" + task;
  }

  @Override
  public Duration remainingTime() {
    return invocation.remaining(host);
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.time.Duration;

/**
 * The run of a scheduled method. It has no transition: the schedule's name stands for it.
 *
 * @param model whose schedule it is
 */
record ScheduleRun(Invocation invocation, Host host, String model, ScheduleFired event)
    implements Run {

  @Override
  public String id() {
    return invocation.requestId();
  }

  @Override
  public String transition() {
    return event.name();
  }

  @Override
  public String taskKey() {
    return "schedule:" + model + ":" + event.name() + "/" + event.time().toEpochMilli();
  }

  @Override
  public Duration remainingTime() {
    return invocation.remaining(host);
  }
}

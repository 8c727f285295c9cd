package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Arrays;
import java.util.List;

/** The types that events are of; a test holds them to the runtime's sealed hierarchy. */
public enum EventType {
  INSTANCE_LAUNCHING("InstanceLaunching", "InstanceAction"),
  INSTANCE_TERMINATING("InstanceTerminating", "InstanceAction"),
  INSTANCE_RETURNING("InstanceReturning", "InstanceAction"),
  COMMAND_SUCCEEDED("CommandSucceeded", "CommandFinished"),
  COMMAND_FAILED("CommandFailed", "CommandFinished"),
  SCHEDULE_FIRED("ScheduleFired"),
  DEADLINE_PASSED("DeadlinePassed"),
  SCALING_RESULT("ScalingResult"),
  SPOT_INTERRUPTION("SpotInterruption"),
  REBALANCE_RECOMMENDED("RebalanceRecommended"),
  INSTANCE_STATE_CHANGED("InstanceStateChanged"),
  OTHER_EVENT("OtherEvent");

  private final ClassName type;
  private final List<ClassName> supertypes;

  EventType(String name, String... supertypes) {
    this.type = RuntimeTypes.LIFECYCLE_EVENT.peerClass(name);
    this.supertypes =
        Arrays.stream(supertypes).map(RuntimeTypes.LIFECYCLE_EVENT::peerClass).toList();
  }

  /** The type itself. */
  public ClassName type() {
    return type;
  }

  /** Whether its events are of that type too. */
  public boolean isA(ClassName other) {
    return type.equals(other)
        || supertypes.contains(other)
        || RuntimeTypes.LIFECYCLE_EVENT.equals(other);
  }
}

package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sealed hierarchy of the events. A test holds it and the runtime's together. */
public final class EventTypes {

  private static final Map<ClassName, List<ClassName>> SUBTYPES =
      Map.of(
          RuntimeTypes.LIFECYCLE_EVENT,
          List.of(
              RuntimeTypes.INSTANCE_ACTION,
              RuntimeTypes.COMMAND_FINISHED,
              RuntimeTypes.SCHEDULE_FIRED,
              RuntimeTypes.DEADLINE_PASSED,
              event("ScalingResult"),
              event("SpotInterruption"),
              event("RebalanceRecommended"),
              event("InstanceStateChanged"),
              RuntimeTypes.OTHER_EVENT),
          RuntimeTypes.INSTANCE_ACTION,
          List.of(
              RuntimeTypes.INSTANCE_LAUNCHING,
              RuntimeTypes.INSTANCE_TERMINATING,
              RuntimeTypes.INSTANCE_RETURNING),
          RuntimeTypes.COMMAND_FINISHED,
          List.of(RuntimeTypes.COMMAND_SUCCEEDED, RuntimeTypes.COMMAND_FAILED));

  private EventTypes() {}

  /** The types without subtypes that an event of this type may be of. */
  public static Stream<ClassName> leaves(ClassName type) {
    return SUBTYPES.containsKey(type)
        ? SUBTYPES.get(type).stream().flatMap(EventTypes::leaves)
        : Stream.of(type);
  }

  private static ClassName event(String name) {
    return RuntimeTypes.LIFECYCLE_EVENT.peerClass(name);
  }
}

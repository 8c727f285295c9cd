package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.EventType;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events of EventBridge a model handles; names of the group and its hooks are placeholders.
 *
 * <p>Schedules have rules of their own. A row on every {@code LifecycleEvent} asks for every type
 * of event, but of those without a type only for the ones that some row names: all of them would be
 * everything that happens in the account.
 */
final class EventPattern {

  private static final String GROUP = Placeholders.GROUP;

  // After these another status follows; Systems Manager spells the second in two ways.
  private static final List<String> NOT_FINAL =
      List.of("Pending", "InProgress", "In Progress", "Delayed", "Cancelling");

  private EventPattern() {}

  static Map<String, Object> of(LifecycleSpec spec) {
    List<Map<String, Object>> patterns = new ArrayList<>();
    // Always: one that no row names must be completed all the same.
    patterns.add(lifecycleActions());
    if (spec.sendsCommands()) {
      patterns.add(commands());
    }
    if (spec.handles(EventType.SCALING_RESULT)) {
      patterns.add(scalingResults());
    }
    List<String> ofInstances = ofInstances(spec);
    if (!ofInstances.isEmpty()) {
      patterns.add(fields("source", List.of("aws.ec2"), "detail-type", ofInstances));
    }
    others(spec).forEach(patterns::add);
    return patterns.size() == 1 ? patterns.get(0) : Map.of("$or", patterns);
  }

  /** By what the runtime decides on, not by the detail type. */
  private static Map<String, Object> lifecycleActions() {
    return fields(
        "source",
        List.of("aws.autoscaling"),
        "detail",
        fields(
            "LifecycleTransition",
            List.of("autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"),
            "AutoScalingGroupName",
            List.of(GROUP),
            "LifecycleHookName",
            List.of(Placeholders.LAUNCH_HOOK, Placeholders.TERMINATE_HOOK),
            "EC2InstanceId",
            List.of(fields("prefix", "i-"))));
  }

  /** Of commands of others too: no event says whose it is. */
  private static Map<String, Object> commands() {
    return fields(
        "source",
        List.of("aws.ssm"),
        "detail-type",
        List.of(
            "EC2 Command Status-change Notification",
            "EC2 Command Invocation Status-change Notification"),
        "detail",
        fields("status", List.of(fields("anything-but", NOT_FINAL))));
  }

  private static Map<String, Object> scalingResults() {
    return fields(
        "source",
        List.of("aws.autoscaling"),
        "detail-type",
        List.of(
            "EC2 Instance Launch Successful",
            "EC2 Instance Launch Unsuccessful",
            "EC2 Instance Terminate Successful",
            "EC2 Instance Terminate Unsuccessful"),
        "detail",
        fields("AutoScalingGroupName", List.of(GROUP)));
  }

  private static List<String> ofInstances(LifecycleSpec spec) {
    Map<EventType, String> types = new LinkedHashMap<>();
    types.put(EventType.SPOT_INTERRUPTION, "EC2 Spot Instance Interruption Warning");
    types.put(EventType.REBALANCE_RECOMMENDED, "EC2 Instance Rebalance Recommendation");
    types.put(EventType.INSTANCE_STATE_CHANGED, "EC2 Instance State-change Notification");
    return types.entrySet().stream()
        .filter(type -> spec.handles(type.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Stream<Map<String, Object>> others(LifecycleSpec spec) {
    return spec.rows().stream()
        .map(Row::trigger)
        .filter(Trigger.Events.class::isInstance)
        .flatMap(trigger -> ((Trigger.Events) trigger).other().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .map(
            kind ->
                fields(
                    "source", List.of(kind.source()), "detail-type", List.of(kind.detailType())));
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}

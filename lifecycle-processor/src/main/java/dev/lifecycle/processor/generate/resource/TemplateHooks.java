package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.EventType;
import dev.lifecycle.processor.model.LifecycleSpec;

/** The lifecycle hooks of the template: of what the model handles, as others would only delay. */
final class TemplateHooks {

  private static final String HOOK =
      """
        %s:
          Type: AWS::AutoScaling::LifecycleHook
          DependsOn: [Events, QueuePolicy]
          Properties:
            AutoScalingGroupName: !Ref GroupName
            LifecycleHookName: !Ref %s
            LifecycleTransition: %s
            HeartbeatTimeout: !Ref HookSeconds
            DefaultResult: %s
      %s
      """;

  private static final String METADATA =
      "      NotificationMetadata:"
          + " !If [HasHookMetadata, !Ref HookMetadata, !Ref AWS::NoValue]\n";

  private TemplateHooks() {}

  static String of(LifecycleSpec spec) {
    String metadata = spec.readsMetadata() ? METADATA : "";
    String launch =
        HOOK.formatted(
            "LaunchHook",
            "LaunchHookName",
            "autoscaling:EC2_INSTANCE_LAUNCHING",
            "ABANDON",
            metadata);
    String terminate =
        HOOK.formatted(
            "TerminateHook",
            "TerminateHookName",
            "autoscaling:EC2_INSTANCE_TERMINATING",
            "CONTINUE",
            metadata);
    boolean ends =
        spec.handles(EventType.INSTANCE_TERMINATING) || spec.handles(EventType.INSTANCE_RETURNING);
    return (spec.handles(EventType.INSTANCE_LAUNCHING) ? launch : "") + (ends ? terminate : "");
  }
}

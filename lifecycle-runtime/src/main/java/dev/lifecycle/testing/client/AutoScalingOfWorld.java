package dev.lifecycle.testing.client;

import dev.lifecycle.testing.aws.ActionRef;
import dev.lifecycle.testing.aws.ApiException;
import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.Errors;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.CompleteLifecycleActionRequest;
import software.amazon.awssdk.services.autoscaling.model.CompleteLifecycleActionResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.RecordLifecycleActionHeartbeatRequest;
import software.amazon.awssdk.services.autoscaling.model.RecordLifecycleActionHeartbeatResponse;

/** Auto Scaling's client over one group. */
public final class AutoScalingOfWorld implements AutoScalingClient {

  private static final String SERVICE = "Auto Scaling";

  private final AutoScalingGroup group;
  private final Calls calls;

  /** A client of this group. */
  public AutoScalingOfWorld(AutoScalingGroup group, Calls calls) {
    this.group = group;
    this.calls = calls;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private <T> T call(String action, String instance, String detail, Supplier<T> effect) {
    return calls.make(
        SERVICE,
        action,
        instance,
        detail,
        true,
        new GroupErrors(),
        () -> {
          try {
            return effect.get();
          } catch (ApiException refused) {
            throw GroupErrors.error(refused.code(), String.valueOf(refused.getMessage()), 400);
          }
        });
  }

  @Override
  public CompleteLifecycleActionResponse completeLifecycleAction(
      CompleteLifecycleActionRequest request) {
    ActionRef ref =
        new ActionRef(
            request.autoScalingGroupName(),
            request.lifecycleHookName(),
            Optional.ofNullable(request.lifecycleActionToken()),
            Optional.ofNullable(request.instanceId()));
    Hook.Result result = Hook.Result.valueOf(request.lifecycleActionResult());
    return call(
        "CompleteLifecycleAction",
        request.instanceId(),
        request.lifecycleActionToken() + " " + result,
        () -> {
          group.complete(ref, result);
          return CompleteLifecycleActionResponse.builder().build();
        });
  }

  @Override
  public RecordLifecycleActionHeartbeatResponse recordLifecycleActionHeartbeat(
      RecordLifecycleActionHeartbeatRequest request) {
    ActionRef ref =
        new ActionRef(
            request.autoScalingGroupName(),
            request.lifecycleHookName(),
            Optional.ofNullable(request.lifecycleActionToken()),
            Optional.ofNullable(request.instanceId()));
    return call(
        "RecordLifecycleActionHeartbeat",
        request.instanceId(),
        request.lifecycleActionToken(),
        () -> {
          group.heartbeat(ref);
          return RecordLifecycleActionHeartbeatResponse.builder().build();
        });
  }

  @Override
  public DescribeAutoScalingInstancesResponse describeAutoScalingInstances(
      DescribeAutoScalingInstancesRequest request) {
    List<String> asked = request.hasInstanceIds() ? request.instanceIds() : List.of();
    return call(
        "DescribeAutoScalingInstances",
        String.join(",", asked),
        "",
        () ->
            DescribeAutoScalingInstancesResponse.builder()
                .autoScalingInstances(
                    group.instances().entrySet().stream()
                        .filter(i -> asked.isEmpty() || asked.contains(i.getKey()))
                        .map(
                            i ->
                                AutoScalingInstanceDetails.builder()
                                    .instanceId(i.getKey())
                                    .autoScalingGroupName(group.name())
                                    .lifecycleState(i.getValue())
                                    .build())
                        .toList())
                .build());
  }

  private static final class GroupErrors implements Errors {

    @Override
    public RuntimeException throttled() {
      return error("Throttling", "Rate exceeded", 400);
    }

    @Override
    public RuntimeException broken() {
      return error("InternalFailure", "InternalFailure", 500);
    }

    @Override
    public RuntimeException refused() {
      return error("AccessDenied", "not authorized", 403);
    }

    @Override
    public RuntimeException lost() {
      return SdkClientException.create("Unable to execute HTTP request: Read timed out");
    }

    static RuntimeException error(String code, String message, int status) {
      return AutoScalingException.builder()
          .message(message)
          .statusCode(status)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
          .build();
    }
  }
}

package dev.lifecycle.runtime.action;

import dev.lifecycle.runtime.CallFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.ResourceContentionException;

/** Lifecycle actions by Auto Scaling's SDK client. */
public final class AutoScalingActions implements LifecycleActions {

  // The only sign that an action is over; not modelled, matched by text as everybody does:
  // ValidationError "No active Lifecycle Action found with token ...".
  private static final String OVER = "no active lifecycle action found";
  private static final String IN_SERVICE = "InService";
  private static final String WAITING = ":Wait";
  // Pending, Pending:Wait, Pending:Proceed, and the same of the warm pool.
  private static final String PENDING = "Pending";

  private final AutoScalingClient autoScaling;

  /**
   * Calls through this client.
   *
   * @param autoScaling a client with {@link #retries}
   */
  public AutoScalingActions(AutoScalingClient autoScaling) {
    this.autoScaling = autoScaling;
  }

  @Override
  public Completion complete(ActionKey action, boolean goOn) {
    try {
      autoScaling.completeLifecycleAction(
          request ->
              request
                  .autoScalingGroupName(action.group())
                  .lifecycleHookName(action.hook())
                  .instanceId(action.instanceId())
                  .lifecycleActionToken(action.token())
                  .lifecycleActionResult(goOn ? "CONTINUE" : "ABANDON"));
      return new Completion.Done();
    } catch (ResourceContentionException contention) {
      throw failed("CompleteLifecycleAction", contention);
    } catch (AutoScalingException refused) {
      if (over(refused)) {
        return new Completion.Gone();
      }
      if (mayMend(refused)) {
        throw failed("CompleteLifecycleAction", refused);
      }
      return new Completion.Refused(ErrorCodes.of(refused));
    } catch (SdkException failure) {
      throw failed("CompleteLifecycleAction", failure);
    }
  }

  @Override
  public boolean heartbeat(ActionKey action) {
    try {
      autoScaling.recordLifecycleActionHeartbeat(
          request ->
              request
                  .autoScalingGroupName(action.group())
                  .lifecycleHookName(action.hook())
                  .instanceId(action.instanceId())
                  .lifecycleActionToken(action.token()));
      return true;
    } catch (AutoScalingException refused) {
      if (over(refused)) {
        return false;
      }
      throw failed("RecordLifecycleActionHeartbeat", refused);
    } catch (SdkException failure) {
      throw failed("RecordLifecycleActionHeartbeat", failure);
    }
  }

  @Override
  public boolean inService(String instanceId) {
    return states(instanceId).anyMatch(IN_SERVICE::equals);
  }

  @Override
  public boolean launching(String instanceId) {
    return states(instanceId).anyMatch(state -> state.contains(PENDING));
  }

  /** The instance's state, if a group has it. */
  private Stream<String> states(String instanceId) {
    try {
      return autoScaling
          .describeAutoScalingInstances(request -> request.instanceIds(instanceId))
          .autoScalingInstances()
          .stream()
          .map(instance -> String.valueOf(instance.lifecycleState()));
    } catch (SdkException failure) {
      throw failed("DescribeAutoScalingInstances", failure);
    }
  }

  @Override
  public List<WaitingInstance> waiting(Set<String> groups) {
    try {
      return autoScaling.describeAutoScalingInstancesPaginator().autoScalingInstances().stream()
          .filter(instance -> String.valueOf(instance.lifecycleState()).endsWith(WAITING))
          .filter(instance -> groups.isEmpty() || groups.contains(instance.autoScalingGroupName()))
          .map(
              instance ->
                  new WaitingInstance(
                      instance.instanceId(),
                      instance.autoScalingGroupName(),
                      instance.lifecycleState()))
          .toList();
    } catch (SdkException failure) {
      throw failed("DescribeAutoScalingInstances", failure);
    }
  }

  private static boolean over(AutoScalingException refused) {
    String message = refused.awsErrorDetails().errorMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(OVER);
  }

  private static boolean mayMend(AwsServiceException refused) {
    return refused.isThrottlingException()
        || refused.isClockSkewException()
        || refused.statusCode() >= 500;
  }

  /** Throttled calls are the engine's to repeat: it knows how much time there is. */
  public static RetryStrategy retries() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .maxAttempts(3)
        .retryOnExceptionOrCauseInstanceOf(IOException.class)
        .retryOnExceptionInstanceOf(ApiCallAttemptTimeoutException.class)
        .retryOnException(AutoScalingActions::broken)
        .build();
  }

  private static boolean broken(Throwable failure) {
    return failure instanceof AwsServiceException refused
        && refused.statusCode() >= 500
        && !refused.isThrottlingException();
  }

  private static CallFailedException failed(String call, SdkException failure) {
    CallFailedException failed = ErrorCodes.failed("Auto Scaling " + call, failure);
    return failure instanceof AwsServiceException refused && refused.isThrottlingException()
        ? new ThrottledException(failed.getMessage(), failure)
        : failed;
  }
}

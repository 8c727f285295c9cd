package dev.lifecycle.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are no lifecycle action and no command's. */
class EventTypesTest {

  private static final Instant TIME = Instant.parse("2026-11-23T10:16:40Z");
  private static final String INSTANCE = "i-0aa11bb22cc33dd44";
  private static final String ARN = "arn:aws:ec2:eu-west-1:111122223333:instance/" + INSTANCE;

  @ParameterizedTest
  @CsvSource({
    "EC2 Instance Launch Successful, LAUNCH, true",
    "EC2 Instance Launch Unsuccessful, LAUNCH, false",
    "EC2 Instance Terminate Successful, TERMINATE, true",
    "EC2 Instance Terminate Unsuccessful, TERMINATE, false"
  })
  void theEndOfAnActivityIsAResult(
      String detailType, ScalingResult.Activity activity, boolean successful) {
    assertThat(
            event(
                "aws.autoscaling",
                detailType,
                "{\"EC2InstanceId\": \"" + INSTANCE + "\", \"AutoScalingGroupName\": \"search\"}"))
        .isEqualTo(
            new ScalingResult("e1", TIME, Optional.of(INSTANCE), "search", activity, successful));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"EC2InstanceId\": \"\",", "\"EC2InstanceId\": null,"})
  void onlyALaunchThatFailedMayHaveNoInstance(String id) {
    String detail = "{" + id + "\"AutoScalingGroupName\": \"search\"}";

    assertThat(event("aws.autoscaling", "EC2 Instance Launch Unsuccessful", detail))
        .isInstanceOfSatisfying(
            ScalingResult.class, result -> assertThat(result.instanceId()).isEmpty());
    for (String other :
        new String[] {
          "EC2 Instance Launch Successful",
          "EC2 Instance Terminate Successful",
          "EC2 Instance Terminate Unsuccessful"
        }) {
      assertThatThrownBy(() -> event("aws.autoscaling", other, detail))
          .isInstanceOf(BadEventException.class)
          .hasMessage("detail.EC2InstanceId is missing");
    }
  }

  @Test
  void eventsOfEc2NameTheirInstance() {
    assertThat(
            event(
                "aws.ec2",
                "EC2 Spot Instance Interruption Warning",
                "{\"instance-id\": \" " + INSTANCE + "\", \"instance-action\": \"stop\"}"))
        .isEqualTo(new SpotInterruption("e1", TIME, INSTANCE, "stop"));
    assertThat(
            event(
                "aws.ec2",
                "EC2 Instance Rebalance Recommendation",
                "{\"instance-id\": \"" + INSTANCE + " \"}"))
        .isEqualTo(new RebalanceRecommended("e1", TIME, INSTANCE));
    assertThat(
            event(
                "aws.ec2",
                "EC2 Instance State-change Notification",
                "{\"instance-id\": \"" + INSTANCE + "\", \"state\": \"shutting-down\"}"))
        .isEqualTo(new InstanceStateChanged("e1", TIME, INSTANCE, "shutting-down"));
  }

  @ParameterizedTest
  @CsvSource({
    "EC2 Spot Instance Interruption Warning, instance-action",
    "EC2 Instance State-change Notification, state"
  })
  void eventsOfEc2NeedWhatTheySay(String detailType, String field) {
    assertThatThrownBy(
            () -> event("aws.ec2", detailType, "{\"instance-id\": \"" + INSTANCE + "\"}"))
        .isInstanceOf(BadEventException.class)
        .hasMessage("detail." + field + " is missing");
    assertThatThrownBy(() -> event("aws.ec2", detailType, "{}"))
        .isInstanceOf(BadEventException.class)
        .hasMessage("detail.instance-id is missing");
    assertThatThrownBy(() -> event("aws.ec2", detailType, "null"))
        .isInstanceOf(BadEventException.class)
        .hasMessage("detail is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws.autoscaling | EC2 Auto Scaling Instance Refresh Started | {\"InstanceRefreshId\": \"r\"}",
        "aws.autoscaling | '' | {}",
        "aws.ec2 | EBS Volume Notification | null",
        "aws.ssm | EC2 Automation Execution Status-change Notification | {\"ExecutionId\": \"x\"}",
        "aws.events | Something New | []",
        "aws.scheduler | Scheduled Event | \"{}\"",
        "aws.health | AWS Health Event | {}",
        "com.example.shop | order | 7"
      })
  void whatHasNoTypeOfItsOwnIsAnOtherEvent(String source, String detailType, String detail) {
    assertThat(event(source, detailType, detail))
        .isEqualTo(new OtherEvent("e1", TIME, source, detailType, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instance-id\": \" i-0aa11bb22cc33dd44\"}",
        "{\"EC2InstanceId\": \"i-0aa11bb22cc33dd44\"}",
        "{\"instance-id\": \"mi-0aa11bb22cc33dd44\", \"EC2InstanceId\": \"i-0aa11bb22cc33dd44\"}",
        "{\"instance-id\": 7, \"EC2InstanceId\": \"i-0aa11bb22cc33dd44\"}"
      })
  void anOtherEventIsAboutTheInstanceOfItsDetail(String detail) {
    assertThat(other(detail, "\"arn:aws:ec2:eu-west-1:1:instance/i-99999999\"").instanceId())
        .contains(INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"" + ARN + "\"",
        "\" " + ARN + " \"",
        "\"" + ARN + "\", \"" + ARN + "\"",
        "\"" + ARN + "\", 7, \"arn:aws:ec2:eu-west-1:1:volume/vol-1\"",
        "\"arn:aws:ec2:eu-west-1b:instance/i-0aa11bb22cc33dd44\"",
        "\"arn:aws-cn:ec2:cn-north-1:1:instance/i-0aa11bb22cc33dd44\""
      })
  void elseItIsAboutTheOneInstanceOfItsResources(String resources) {
    assertThat(other("{}", resources).instanceId()).contains(INSTANCE);
    assertThat(other("\"{}\"", resources).instanceId()).contains(INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "\"i-0aa11bb22cc33dd44\"",
        "\"arn:aws:ec2:eu-west-1:1:volume/i-0aa11bb22cc33dd44\"",
        "\"arn:aws:ecs:eu-west-1:1:instance/i-0aa11bb22cc33dd44\"",
        "\"arn:aws:ec2:eu-west-1:1:instance/i-0aa11bb22cc33dd44/x\"",
        "\"" + ARN + "\", \"arn:aws:ec2:eu-west-1:1:instance/i-0aa11bb2\""
      })
  void elseItIsAboutNone(String resources) {
    assertThat(other("{}", resources).instanceId()).isEmpty();
  }

  private static OtherEvent other(String detail, String resources) {
    return (OtherEvent)
        Fixture.named("scheduler")
            .with("resources", "[" + resources + "]")
            .with("detail", detail)
            .event();
  }

  private static LifecycleEvent event(String source, String detailType, String detail) {
    return new Fixture(
            """
            {"id": "e1", "time": "2026-11-23T10:16:40Z", "source": "%s", "detail-type": "%s",
             "resources": [], "detail": %s}
            """
                .formatted(source, detailType, detail))
        .event();
  }
}

package dev.lifecycle.runtime.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Http;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** What Auto Scaling is asked, and what its answers mean. */
class AutoScalingActionsTest {

  private static final String TOKEN = "87654321-4321-4321-4321-210987654321";
  private static final ActionKey ACTION =
      new ActionKey("team-a/web_blue(v2)+x", "launching", "i-1234567890abcdef0", TOKEN);

  @ParameterizedTest
  @CsvSource({"true, CONTINUE", "false, ABANDON"})
  void aCompletionNamesTheInstanceAndTheToken(boolean goOn, String result) {
    Http http = Http.answering(200, "<CompleteLifecycleActionResponse/>");

    assertThat(actions(http).complete(ACTION, goOn)).isEqualTo(new Completion.Done());

    assertThat(http.requests()).hasSize(1);
    assertThat(http.requests().get(0).form())
        .containsAllEntriesOf(
            Map.of(
                "Action", "CompleteLifecycleAction",
                "AutoScalingGroupName", "team-a/web_blue(v2)+x",
                "LifecycleHookName", "launching",
                "InstanceId", "i-1234567890abcdef0",
                "LifecycleActionToken", TOKEN,
                "LifecycleActionResult", result));
  }

  @Test
  void aHeartbeatNamesTheInstanceAndTheToken() {
    Http http = Http.answering(200, "<RecordLifecycleActionHeartbeatResponse/>");

    assertThat(actions(http).heartbeat(ACTION)).isTrue();

    assertThat(http.requests().get(0).form())
        .containsAllEntriesOf(
            Map.of(
                "Action", "RecordLifecycleActionHeartbeat",
                "AutoScalingGroupName", "team-a/web_blue(v2)+x",
                "LifecycleHookName", "launching",
                "InstanceId", "i-1234567890abcdef0",
                "LifecycleActionToken", TOKEN))
        .doesNotContainKey("LifecycleActionResult");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No active Lifecycle Action found with instance ID i-1234567890abcdef0",
        "No active Lifecycle Action found with token " + TOKEN,
        "no active lifecycle action found with token " + TOKEN,
        "NO ACTIVE LIFECYCLE ACTION FOUND"
      })
  void anActionThatIsNoLongerActiveIsGone(String message) {
    Http http = refusing(400, "ValidationError", message);

    assertThat(actions(http).complete(ACTION, true)).isEqualTo(new Completion.Gone());
    assertThat(actions(http).heartbeat(ACTION)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ValidationError, No Lifecycle Hook found with name: launching",
    "ValidationError, AutoScalingGroup name not found",
    "AccessDenied, User is not authorized to perform this"
  })
  void whatIsNeverTakenIsRefusedWithItsCode(String code, String message) {
    assertThat(actions(refusing(400, code, message)).complete(ACTION, true))
        .isEqualTo(new Completion.Refused(code));
  }

  @Test
  void aRefusalWithoutACodeIsOne() {
    assertThat(actions(Http.answering(403, "<html>Forbidden</html>")).complete(ACTION, true))
        .isEqualTo(new Completion.Refused("AutoScalingException"));
  }

  static Stream<Arguments> passing() {
    return Stream.of(
        arguments(refusing(400, "Throttling", "Rate exceeded"), "Throttling"),
        arguments(refusing(400, "RequestLimitExceeded", "Rate exceeded"), "RequestLimitExceeded"),
        arguments(refusing(500, "InternalFailure", "sorry"), "InternalFailure"),
        arguments(refusing(503, "ServiceUnavailable", "sorry"), "ServiceUnavailable"),
        arguments(refusing(500, "ResourceContention", "pending update"), "ResourceContention"),
        arguments(refusing(400, "ResourceContention", "pending update"), "ResourceContention"),
        arguments(Http.answering(502, "<html>Bad Gateway</html>"), "AutoScalingException"),
        arguments(Http.answering(503, ""), "AutoScalingException"),
        arguments(Http.failing(), "SdkClientException"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatMayPassIsAFailedCall(Http http, String what) {
    AutoScalingActions actions = actions(http);

    assertThatThrownBy(() -> actions.complete(ACTION, true))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("CompleteLifecycleAction")
        .hasMessageContaining(what)
        .hasMessageNotContaining(TOKEN);
    assertThatThrownBy(() -> actions.heartbeat(ACTION))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("RecordLifecycleActionHeartbeat")
        .hasMessageContaining(what);
    assertThatThrownBy(() -> actions.inService(ACTION.instanceId()))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("DescribeAutoScalingInstances");
    assertThatThrownBy(() -> actions.instances(Set.of()).toList())
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("DescribeAutoScalingInstances");
  }

  @ParameterizedTest
  @CsvSource({
    "400, Throttling,           true,  1",
    "400, RequestLimitExceeded, true,  1",
    "503, Throttling,           true,  1",
    "500, InternalFailure,      false, 3",
    "0,   no answer,            false, 3"
  })
  void onlyTheEngineRepeatsAThrottledCall(
      int status, String code, boolean throttled, int attempts) {
    Http http = status == 0 ? Http.failing() : refusing(status, code, "Rate exceeded");
    AutoScalingActions actions =
        new AutoScalingActions(
            Http.client(
                AutoScalingClient.builder(),
                http,
                AutoScalingActions.retries().toBuilder()
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .build()));

    assertThatThrownBy(() -> actions.complete(ACTION, true))
        .isInstanceOf(throttled ? ThrottledException.class : CallFailedException.class);
    assertThat(http.requests()).hasSize(attempts);
  }

  @Test
  void aHeartbeatThatIsRefusedIsNoSignThatTheActionIsOver() {
    Http http = refusing(400, "ValidationError", "No Lifecycle Hook found with name: launching");

    assertThatThrownBy(() -> actions(http).heartbeat(ACTION))
        .isInstanceOf(CallFailedException.class);
  }

  @Test
  void aFailureDoesNotQuoteTheToken() {
    Http http =
        refusing(
            400,
            "ValidationError",
            "1 validation error detected: Value '" + TOKEN + "' at 'lifecycleActionToken'");

    assertThatThrownBy(() -> actions(http).heartbeat(ACTION))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("ValidationError")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "InService, true",
    "Pending:Wait, false",
    "Terminating:Wait, false",
    "Warmed:Pending:Wait, false",
    "Standby, false"
  })
  void anInstanceIsInServiceInThatStateOnly(String state, boolean inService) {
    Http http = instances("<member><LifecycleState>" + state + "</LifecycleState></member>");

    assertThat(actions(http).inService(ACTION.instanceId())).isEqualTo(inService);
    assertThat(http.requests().get(0).form())
        .containsEntry("InstanceIds.member.1", "i-1234567890abcdef0");
  }

  @ParameterizedTest
  @CsvSource({
    "Pending, true",
    "Pending:Wait, true",
    "Warmed:Pending:Proceed, true",
    "InService, false",
    "Terminating:Wait, false"
  })
  void anInstanceLaunchesUntilItIsInService(String state, boolean launching) {
    Http http = instances("<member><LifecycleState>" + state + "</LifecycleState></member>");

    assertThat(actions(http).launching(ACTION.instanceId())).isEqualTo(launching);
  }

  @Test
  void anInstanceThatAutoScalingDoesNotKnowIsNotInServiceAndDoesNotLaunch() {
    assertThat(actions(instances("")).inService(ACTION.instanceId())).isFalse();
    assertThat(actions(instances("")).launching(ACTION.instanceId())).isFalse();
  }

  @Test
  void instancesComeFromEveryPageAndOfTheseGroupsOnly() {
    Http pages =
        page(member("i-1", "web", "InService") + member("i-2", "db", "InService"), "more")
            .then(200, body(member("i-3", "web", "Terminating:Wait"), ""));

    assertThat(actions(pages).instances(Set.of("web")).toList())
        .containsExactly(
            List.of(new GroupInstance("i-1", "web", "InService")),
            List.of(new GroupInstance("i-3", "web", "Terminating:Wait")));
    assertThat(pages.requests().get(0).form()).doesNotContainKey("NextToken");
    assertThat(pages.requests().get(1).form()).containsEntry("NextToken", "more");
  }

  @Test
  void instancesAreOfEveryGroupIfNoneIsNamed() {
    Http page = instances(member("i-1", "web", "InService") + member("i-2", "db", "Pending:Wait"));

    assertThat(actions(page).instances(Set.of()).flatMap(List::stream))
        .extracting(GroupInstance::instanceId, GroupInstance::waits)
        .containsExactly(tuple("i-1", false), tuple("i-2", true));
  }

  @Test
  void aPageOfInstancesIsReadWhenItIsAskedFor() {
    Http pages = page(member("i-1", "web", "InService"), "more");

    Stream<List<GroupInstance>> untouched = actions(pages).instances(Set.of());
    assertThat(pages.requests()).isEmpty();
    assertThat(untouched.findFirst()).isPresent();
    assertThat(pages.requests()).hasSize(1);
  }

  @Test
  void anActionsNameHasNoToken() {
    assertThat(ACTION.toString()).contains("launching").doesNotContain(TOKEN);
  }

  private static Http instances(String members) {
    return Http.answering(200, body(members, ""));
  }

  private static Http page(String members, String next) {
    return Http.answering(200, body(members, "<NextToken>" + next + "</NextToken>"));
  }

  private static String body(String members, String next) {
    return "<DescribeAutoScalingInstancesResponse><DescribeAutoScalingInstancesResult>"
        + "<AutoScalingInstances>"
        + members
        + "</AutoScalingInstances>"
        + next
        + "</DescribeAutoScalingInstancesResult></DescribeAutoScalingInstancesResponse>";
  }

  private static String member(String instance, String group, String state) {
    return ("<member><InstanceId>%s</InstanceId><AutoScalingGroupName>%s</AutoScalingGroupName>"
            + "<LifecycleState>%s</LifecycleState></member>")
        .formatted(instance, group, state);
  }

  private static Http refusing(int status, String code, String message) {
    return Http.answering(
        status,
        "<ErrorResponse><Error><Type>Sender</Type><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error><RequestId>1</RequestId></ErrorResponse>");
  }

  private static AutoScalingActions actions(Http http) {
    return new AutoScalingActions(Http.once(AutoScalingClient.builder(), http));
  }
}

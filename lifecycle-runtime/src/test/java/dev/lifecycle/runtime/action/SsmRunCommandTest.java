package dev.lifecycle.runtime.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Http;
import dev.lifecycle.runtime.action.FoundCommand.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What Systems Manager is asked, how often, and what its answers mean. */
class SsmRunCommandTest {

  private static final String NODE = "i-1234567890abcdef0";
  private static final String OTHER = "i-0fedcba0987654321";
  private static final String COMMAND = "7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77";
  private static final String SENT = "{\"Command\":{\"CommandId\":\"" + COMMAND + "\"}}";
  private static final Instant AFTER = Instant.parse("2026-11-23T10:15:02.987Z");
  private static final CommandRequest JOIN =
      request(Command.program("/usr/local/bin/join.sh", "it's here", "$HOME"), NODE);

  @Test
  void aCommandIsSentWithItsWordsQuotedAndBothItsTimes() {
    Http http = Http.answering(200, SENT);

    assertThat(commands(http).send(JOIN)).isEqualTo(new Sending.Sent(COMMAND));

    assertThat(http.requests()).hasSize(1);
    assertThat(http.requests().get(0).target()).isEqualTo("AmazonSSM.SendCommand");
    assertThat(http.requests().get(0).body())
        .contains(
            "\"InstanceIds\":[\"i-1234567890abcdef0\"]",
            "\"DocumentName\":\"AWS-RunShellScript\"",
            "\"Comment\":\"i-1234567890abcdef0/0/join\"",
            "\"TimeoutSeconds\":120",
            "\"executionTimeout\":[\"480\"]",
            "\"commands\":[\"/usr/local/bin/join.sh 'it'\\\\''s here' '$HOME'\"]")
        .doesNotContain("workingDirectory");
  }

  @Test
  void aProgramRunsInItsDirectory() {
    Http http = Http.answering(200, SENT);

    commands(http).send(request(Command.program("./join.sh").in("/opt/my cluster"), NODE));

    assertThat(http.requests().get(0).body())
        .contains("\"commands\":[\"./join.sh\"]", "\"workingDirectory\":[\"/opt/my cluster\"]");
  }

  @Test
  void aCommandIsSentToAllItsInstancesAtOnce() {
    Http http = Http.answering(200, SENT);

    commands(http).send(request(Command.program("/bin/drain"), NODE, OTHER));

    assertThat(http.requests()).hasSize(1);
    assertThat(http.requests().get(0).body())
        .contains("\"InstanceIds\":[\"" + NODE + "\",\"" + OTHER + "\"]");
  }

  @Test
  void aDocumentHasItsOwnParametersOnly() {
    Http http = Http.answering(200, SENT);
    Command join = Command.document("MyCompany-Join").with("Cluster", "a b", "$c");

    commands(http).send(request(join, NODE));

    assertThat(http.requests().get(0).body())
        .contains(
            "\"DocumentName\":\"MyCompany-Join\"",
            "\"Parameters\":{\"Cluster\":[\"a b\",\"$c\"]}",
            "\"TimeoutSeconds\":120")
        .doesNotContain("executionTimeout", "commands");
  }

  @Test
  void aDocumentMayLimitItsTimeItself() {
    Http http = Http.answering(200, SENT);
    Command join = Command.document("AWS-RunPowerShellScript").with("executionTimeout", "90");

    commands(http).send(request(join, NODE));

    assertThat(http.requests().get(0).body())
        .contains("\"Parameters\":{\"executionTimeout\":[\"90\"]}");
  }

  @Test
  void anAgentThatIsNotThereIsNotYet() {
    Http http = refusing(400, "InvalidInstanceId");

    assertThat(commands(http).send(JOIN)).isInstanceOf(Sending.NotYet.class);
    assertThat(http.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InvalidDocument",
        "InvalidParameters",
        "UnsupportedPlatformType",
        "AccessDeniedException",
        "ValidationException"
      })
  void whatIsNeverSentIsRefusedWithItsCode(String code) {
    Http http = refusing(400, code);

    assertThat(commands(http).send(JOIN)).isEqualTo(new Sending.Refused(code));
    assertThat(http.requests()).hasSize(1);
  }

  @Test
  void aRefusalWithoutACodeIsOne() {
    assertThat(commands(Http.answering(403, "<html>Forbidden</html>")).send(JOIN))
        .isEqualTo(new Sending.Refused("SsmException"));
  }

  @Test
  void aServerErrorIsAFailedCallAfterOneAttempt() {
    Http http = refusing(500, "InternalServerError");

    failedAfterOneAttempt(http);
  }

  @Test
  void aServiceThatIsAwayIsAFailedCallAfterOneAttempt() {
    failedAfterOneAttempt(Http.answering(503, ""));
  }

  @Test
  void aLostAnswerIsAFailedCallAfterOneAttempt() {
    failedAfterOneAttempt(Http.failing());
  }

  @Test
  void aTimeOutIsAFailedCall() {
    failedAfterOneAttempt(refusing(408, "RequestTimeoutException"));
  }

  @Test
  void aThrottledSendIsRepeated() {
    Http http =
        new Http()
            .then(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}")
            .then(200, SENT);

    assertThat(commands(http).send(JOIN)).isEqualTo(new Sending.Sent(COMMAND));
    assertThat(http.requests()).hasSize(2);
  }

  @Test
  void aSendThatStaysThrottledIsNotYet() {
    Http http = refusing(400, "ThrottlingException");

    assertThat(commands(http).send(JOIN)).isInstanceOf(Sending.NotYet.class);
    assertThat(http.requests()).hasSize(3);
  }

  @Test
  void aThrottledSendThatThenLosesItsAnswerIsNotRepeatedOnceMore() {
    Http http =
        new Http()
            .then(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}")
            .thenNone();

    assertThatThrownBy(() -> commands(http).send(JOIN)).isInstanceOf(CallFailedException.class);
    assertThat(http.requests()).hasSize(2);
  }

  @Test
  void aCommandIsFoundByItsCommentOnAnyPage() {
    Http http =
        new Http()
            .then(200, page("\"NextToken\":\"page-2\",", command("a", "i-1/0/other", "Success")))
            .then(200, page("", command(COMMAND, NODE + "/0/join", "InProgress")));

    assertThat(commands(http).findByComment(NODE, NODE + "/0/join", AFTER))
        .contains(new FoundCommand(COMMAND, NODE + "/0/join", 1, Status.RUNNING));

    assertThat(http.requests()).hasSize(2);
    assertThat(http.requests().get(0).body())
        .contains(
            "\"InstanceId\":\"i-1234567890abcdef0\"",
            "\"key\":\"InvokedAfter\"",
            "\"value\":\"2026-11-23T10:15:02Z\"");
    assertThat(http.requests().get(1).body()).contains("\"NextToken\":\"page-2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"i-1234567890abcdef0/0/joined", "i-1234567890abcdef0/0/JOIN", ""})
  void aCommandOfAnotherCommentIsNotIt(String comment) {
    Http http = Http.answering(200, page("", command(COMMAND, comment, "Success")));

    assertThat(commands(http).findByComment(NODE, NODE + "/0/join", AFTER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Success, SUCCEEDED",
    "Pending, RUNNING",
    "InProgress, RUNNING",
    "Cancelling, RUNNING",
    "Frobnicated, RUNNING",
    "Failed, FAILED",
    "TimedOut, FAILED",
    "Cancelled, FAILED"
  })
  void aCommandsStatusIsFinalOrNot(String status, Status found) {
    Http http = Http.answering(200, page("", command(COMMAND, "comment", status)));

    assertThat(commands(http).find(COMMAND))
        .contains(new FoundCommand(COMMAND, "comment", 1, found));
    assertThat(http.requests().get(0).body()).contains("\"CommandId\":\"" + COMMAND + "\"");
  }

  @Test
  void aCommandsTargetsAreCounted() {
    Http http =
        Http.answering(
            200,
            page(
                "",
                String.format(
                    "{\"CommandId\":\"%s\",\"InstanceIds\":[\"%s\",\"%s\"],\"TargetCount\":2}",
                    COMMAND, NODE, OTHER)));

    assertThat(commands(http).find(COMMAND))
        .contains(new FoundCommand(COMMAND, "", 2, Status.RUNNING));
  }

  @Test
  void anInstanceThatNobodyKnowsRunsNoCommand() {
    assertThat(
            commands(refusing(400, "InvalidInstanceId"))
                .findByComment(NODE, NODE + "/0/join", AFTER))
        .isEmpty();
  }

  @Test
  void aCommandThatNobodyKnowsIsNotFound() {
    assertThat(commands(Http.answering(200, page("", ""))).find(COMMAND)).isEmpty();
    assertThat(commands(refusing(400, "InvalidCommandId")).find(COMMAND)).isEmpty();
    assertThat(commands(refusing(400, "ValidationException")).find("not-an-id")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500, InternalServerError", "400, ThrottlingException", "400, AccessDeniedException"})
  void aLookThatFailsIsNotNotFound(int status, String code) {
    assertThatThrownBy(() -> commands(refusing(status, code)).find(COMMAND))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining(code);
    assertThatThrownBy(() -> commands(refusing(status, code)).findByComment(NODE, "c", AFTER))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining(code);
  }

  @Test
  void aLookWithoutAnswerIsNotNotFound() {
    assertThatThrownBy(() -> commands(Http.failing()).find(COMMAND))
        .isInstanceOf(CallFailedException.class);
    assertThatThrownBy(() -> commands(Http.failing()).findByComment(NODE, "c", AFTER))
        .isInstanceOf(CallFailedException.class);
  }

  @Test
  void aCommandIsCancelledById() {
    Http http = Http.answering(200, "{}");

    commands(http).cancel(COMMAND);

    assertThat(http.requests().get(0).target()).isEqualTo("AmazonSSM.CancelCommand");
    assertThat(http.requests().get(0).body()).contains(COMMAND);
  }

  @Test
  void aCancellationMayFail() {
    Http refusing = refusing(400, "InvalidCommandId");
    Http failing = Http.failing();

    commands(refusing).cancel(COMMAND);
    commands(failing).cancel(COMMAND);

    assertThat(refusing.requests()).hasSize(1);
    assertThat(failing.requests()).hasSize(1);
  }

  @Test
  void aRequestNamesNoneOfItsWords() {
    assertThat(JOIN.toString()).contains(NODE).doesNotContain("join.sh", "it's here", "$HOME");
    assertThat(SsmDocument.of(JOIN).toString()).isEqualTo("SsmDocument[AWS-RunShellScript]");
  }

  private static CommandRequest request(Command command, String... instances) {
    return new CommandRequest(
        command,
        List.of(instances),
        NODE + "/0/join",
        Duration.ofMinutes(2),
        Duration.ofMinutes(8));
  }

  private static void failedAfterOneAttempt(Http http) {
    assertThatThrownBy(() -> commands(http).send(JOIN))
        .isExactlyInstanceOf(CallFailedException.class)
        .hasMessageContaining("SendCommand");
    assertThat(http.requests()).hasSize(1);
  }

  private static String page(String token, String commands) {
    return "{" + token + "\"Commands\":[" + commands + "]}";
  }

  private static String command(String id, String comment, String status) {
    return String.format(
        "{\"CommandId\":\"%s\",\"Comment\":\"%s\",\"Status\":\"%s\"}", id, comment, status);
  }

  private static Http refusing(int status, String code) {
    return Http.answering(status, "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
  }

  /** The strategy under test, but without its waiting. */
  private static SsmRunCommand commands(Http http) {
    return new SsmRunCommand(
        Http.client(
            SsmClient.builder(),
            http,
            SsmRunCommand.retries().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build()));
  }
}

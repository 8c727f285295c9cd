package dev.lifecycle.runtime.action;

import static dev.lifecycle.runtime.action.SystemsManager.COMMAND;
import static dev.lifecycle.runtime.action.SystemsManager.JOIN;
import static dev.lifecycle.runtime.action.SystemsManager.NODE;
import static dev.lifecycle.runtime.action.SystemsManager.OTHER;
import static dev.lifecycle.runtime.action.SystemsManager.SENT;
import static dev.lifecycle.runtime.action.SystemsManager.commands;
import static dev.lifecycle.runtime.action.SystemsManager.failedAfterOneAttempt;
import static dev.lifecycle.runtime.action.SystemsManager.refusing;
import static dev.lifecycle.runtime.action.SystemsManager.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Systems Manager is asked to run, how often, and what its answers mean. */
class SsmRunCommandTest {

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
}

package dev.lifecycle.runtime.action;

import static dev.lifecycle.runtime.action.SystemsManager.AFTER;
import static dev.lifecycle.runtime.action.SystemsManager.COMMAND;
import static dev.lifecycle.runtime.action.SystemsManager.JOIN;
import static dev.lifecycle.runtime.action.SystemsManager.NODE;
import static dev.lifecycle.runtime.action.SystemsManager.OTHER;
import static dev.lifecycle.runtime.action.SystemsManager.command;
import static dev.lifecycle.runtime.action.SystemsManager.commands;
import static dev.lifecycle.runtime.action.SystemsManager.page;
import static dev.lifecycle.runtime.action.SystemsManager.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Http;
import dev.lifecycle.runtime.action.FoundCommand.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command is found again, and cancelled. */
class SsmLooksTest {

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
}

package dev.lifecycle.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses of commands: what is final, and how it ended. */
class CommandEventTest {

  @Test
  void aCommandThatEndsWellSucceeded() {
    assertThat(Fixture.command().event())
        .isEqualTo(
            new CommandSucceeded(
                "7c4bae83-9f20-4d5e-8ca6-2e3f4a5b6c7d",
                Instant.parse("2026-11-23T10:15:35Z"),
                "2f1e0d9c-1234-4321-8765-abcdefabcdef",
                Optional.empty(),
                "Success"));
  }

  @Test
  void anInvocationNamesItsInstanceByItsDetail() {
    assertThat(((CommandSucceeded) Fixture.invocation().event()).instanceId())
        .contains("i-0aa11bb22cc33dd44");
  }

  @Test
  void aManagedNodeIsAnInstanceToo() {
    assertThat(finished(Fixture.invocation().with("instance-id", "\"mi-0aa11bb22cc33dd44\"")))
        .extracting(CommandFinished::instanceId)
        .isEqualTo(Optional.of("mi-0aa11bb22cc33dd44"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed",
        "TimedOut",
        "Timed Out",
        "Cancelled",
        "Canceled",
        "DeliveryTimedOut",
        "Delivery Timed Out",
        "ExecutionTimedOut",
        "Execution Timed Out",
        "Undeliverable",
        "Terminated",
        "InvalidPlatform",
        "Invalid Platform",
        "AccessDenied",
        "Access Denied",
        "Incomplete",
        "RateExceeded",
        "Rate Exceeded",
        "NoInstancesInTag",
        "No Instances In Tag",
        "FAILED",
        "failed"
      })
  void everyFinalFailureFailed(String status) {
    assertThat(Fixture.command().with("status", '"' + status + '"').event())
        .isInstanceOfSatisfying(
            CommandFailed.class, event -> assertThat(event.status()).isEqualTo(status));
    assertThat(Fixture.invocation().with("status", '"' + status + '"').event())
        .isInstanceOf(CommandFailed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Pending", "InProgress", "In Progress", "Delayed", "Cancelling", "Frobnicated"})
  void whatIsNotKnownToBeFinalIsDropped(String status) {
    assertThat(Fixture.command().with("status", '"' + status + '"').decoded())
        .isInstanceOf(Decoded.Dropped.class);
    assertThat(Fixture.invocation().with("status", '"' + status + '"').decoded())
        .isInstanceOf(Decoded.Dropped.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"{\\\"commands\\\":[\\\"x\\\"]}\"",
        "{\"commands\": [\"x\"], \"executionTimeout\": [\"600\"]}",
        "\"{\\\"commands\\\":[\\\"x\"",
        "\"\"",
        "null",
        "[]",
        "7"
      })
  void theParametersDecideNothing(String parameters) {
    assertThat(Fixture.command().with("parameters", parameters).event())
        .isEqualTo(Fixture.command().event());
  }

  @Test
  void theParametersMayBeAbsentOrHuge() {
    assertThat(Fixture.command().without("parameters").event())
        .isEqualTo(Fixture.command().event());
    assertThat(Fixture.command().with("parameters", '"' + "x".repeat(900_000) + '"').event())
        .isEqualTo(Fixture.command().event());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"arn:aws:ec2:eu-west-1:111122223333:instance/i-1\", \"arn:x\"]"})
  void theResourcesDecideNothing(String resources) {
    assertThat(Fixture.command().with("resources", resources).event())
        .isEqualTo(Fixture.command().event());
  }

  @Test
  void anotherEventOfSystemsManagerIsAnOtherEvent() {
    Fixture parameter =
        Fixture.command()
            .with("detail-type", "\"Parameter Store Change\"")
            .with("detail", "{\"name\": \"/a/b\", \"operation\": \"Update\"}");

    assertThat(parameter.event()).isInstanceOf(OtherEvent.class);
  }

  private static CommandFinished finished(Fixture fixture) {
    return (CommandFinished) fixture.event();
  }
}

package dev.lifecycle.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be read is refused with one line that names the field and holds no value. */
class BadEventTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "null",
        "[]",
        "[{\"source\":\"aws.ssm\"}]",
        "\"hunter2\"",
        "1",
        "true",
        "hunter2",
        "{",
        "{\"source\":",
        "{\"source\":\"hunter2",
        "{\"source\":hunter2}",
        "{'a':1}",
        "{} trailing",
        "{}{}",
        "{},",
        "\u0000\u0000",
        "{\"a\":01}",
        "{\"a\":\"\\x\"}",
        "<xml/>"
      })
  void whatIsNoJsonObjectIsRefused(String text) {
    refused(new Fixture(text), "event");
  }

  @Test
  void anEmptyObjectLacksItsSource() {
    refused(new Fixture("{}"), "source");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    refused(new Fixture(new String(new byte[] {1, 2}, StandardCharsets.ISO_8859_1)), "event");
    Throwable thrown =
        catchThrowable(
            () ->
                new EventDecoder(new Json())
                    .decode(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}));
    assertThat(thrown).isInstanceOf(BadEventException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_000, 300_000})
  void anEventThatEndsTooEarlyIsRefused(int depth) {
    refused(new Fixture("{\"detail\":".repeat(depth)), "event");
  }

  @Test
  void nestingIsBounded() {
    int depth = 100_000;
    refused(
        new Fixture("{\"source\":\"a\",\"detail\":" + "[".repeat(depth) + "]".repeat(depth) + "}"),
        "event");
  }

  @Test
  void hugeNumbersAreBounded() {
    refused(new Fixture("{\"source\":\"a\",\"detail\":" + "9".repeat(100_000) + "}"), "event");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EC2InstanceId",
        "AutoScalingGroupName",
        "LifecycleHookName",
        "LifecycleActionToken"
      })
  void everyFieldOfAnActionIsNeeded(String field) {
    String path = "detail." + field;
    refused(Fixture.launch().without(field), path + " is missing");
    refused(Fixture.launch().with(field, "null"), path + " is missing");
    refused(Fixture.launch().with(field, "\"\""), path + " is missing");
    refused(Fixture.launch().with(field, "\" \\t\""), path + " is missing");
    refused(Fixture.launch().with(field, "7"), path + " is not a string");
    refused(Fixture.launch().with(field, "{\"a\":\"hunter2\"}"), path + " is not a string");
    refused(Fixture.launch().with(field, "[\"hunter2\"]"), path + " is not a string");
    refused(Fixture.terminate().without(field), path + " is missing");
  }

  static Stream<Arguments> neededFields() {
    return Stream.of(
        arguments(Fixture.launch(), "source", "source"),
        arguments(Fixture.launch(), "time", "time"),
        arguments(Fixture.terminate(), "time", "time"),
        arguments(Fixture.launch(), "LifecycleTransition", "detail.LifecycleTransition"),
        arguments(Fixture.command(), "time", "time"),
        arguments(Fixture.command(), "command-id", "detail.command-id"),
        arguments(Fixture.command(), "status", "detail.status"),
        arguments(Fixture.invocation(), "status", "detail.status"),
        arguments(Fixture.named("scheduled"), "time", "time"),
        arguments(Fixture.named("scheduler"), "time", "time"));
  }

  @ParameterizedTest
  @MethodSource("neededFields")
  void everyFieldThatIsReadIsNeeded(Fixture fixture, String field, String path) {
    refused(fixture.without(field), path + " is missing");
    refused(fixture.with(field, "null"), path + " is missing");
    refused(fixture.with(field, "\" \""), path + " is missing");
    refused(fixture.with(field, "7"), path + " is not a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LifecycleTransition", "Origin", "Destination"})
  void anOptionalFieldOfTheWrongTypeIsRefused(String field) {
    refused(Fixture.terminate().with(field, "7"), "detail." + field + " is not a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"command-id", "instance-id"})
  void aCommandsIdsAreTexts(String field) {
    refused(Fixture.invocation().with(field, "7"), "detail." + field + " is not a string");
    refused(Fixture.invocation().with(field, "\" \""), "detail." + field + " is missing");
  }

  @Test
  void theDetailIsAnObject() {
    for (Fixture fixture : new Fixture[] {Fixture.launch(), Fixture.command()}) {
      refused(fixture.with("detail", "null"), "detail is missing");
      refused(fixture.with("detail", "\"{}\""), "detail is not an object");
      refused(fixture.with("detail", "[]"), "detail is not an object");
      refused(fixture.without("detail"), "detail is missing");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc",
        "i-",
        "i-123",
        "i-0AA11BB22CC33DD44",
        "i-0aa11bb22cc33dd4",
        "i-0aa11bb22cc33dd444",
        "x-0aa11bb22cc33dd44",
        "i-0aa11bb22cc33dd44; rm -rf /",
        "i-0aa1\\n1bb2",
        "i_0aa11bb2"
      })
  void whatIsNoInstanceIdIsRefused(String id) {
    refused(
        Fixture.launch().with("EC2InstanceId", '"' + id + '"'),
        "detail.EC2InstanceId is no instance id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-23", "2026-13-23T10:15:02Z", "1795428902"})
  void whatIsNoTimeIsRefused(String time) {
    refused(Fixture.launch().with("time", '"' + time + '"'), "time is no time");
    refused(
        new Fixture("{\"lifecycle\":{\"schedule\":\"backup\",\"time\":\"" + time + "\"}}"),
        "lifecycle.time is no time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"rule/hunter2\"", "{}", "[7]", "[null]"})
  void aScheduledEventNeedsItsRule(String resources) {
    refused(Fixture.named("scheduled").with("resources", resources), "resources");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\u0000", "a\\nb", "\\ud83d", "a\\udc00b", "a\\u0085b"})
  void aNameHasNoCharactersThatCannotBeWritten(String name) {
    refused(
        Fixture.launch().with("AutoScalingGroupName", '"' + name + '"'),
        "detail.AutoScalingGroupName is too long, or has characters");
    refused(
        Fixture.command().with("status", '"' + name + '"'),
        "detail.status is too long, or has characters");
  }

  @Test
  void aNameHasItsBounds() {
    refused(
        Fixture.launch().with("LifecycleHookName", '"' + "x".repeat(900_000) + '"'),
        "detail.LifecycleHookName is too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z"
      })
  void aTimeThatNobodyReckonsWithIsRefused(String time) {
    refused(Fixture.launch().with("time", '"' + time + '"'), "time is no time");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() {
    refused(
        Fixture.launch().with("LifecycleHookName", "\"a\", \"LifecycleHookName\": \"hunter2\""),
        "the event is not JSON");
  }

  @Test
  void theNumberOfValuesIsBounded() {
    refused(Fixture.launch().with("resources", "[" + "1,".repeat(500_000) + "1]"), "event");
  }

  @Test
  void theTemplatesScheduleNeedsItsFields() {
    refused(
        new Fixture("{\"lifecycle\":{\"time\":\"2026-11-23T12:00:00Z\"}}"),
        "lifecycle.schedule is missing");
    refused(new Fixture("{\"lifecycle\":{\"schedule\":\"backup\"}}"), "lifecycle.time is missing");
    refused(new Fixture("{\"lifecycle\":\"hunter2\"}"), "lifecycle is not an object");
  }

  /**
   * Refused by one exception on one line that names this; nobody's value is in it or its causes.
   */
  private static void refused(Fixture fixture, String what) {
    Throwable thrown = catchThrowable(fixture::decoded);
    assertThat(thrown).isExactlyInstanceOf(BadEventException.class).hasMessageContaining(what);
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      assertThat(cause.getMessage())
          .doesNotContain(
              "\n",
              "hunter2",
              "0d9c8b7a",
              "1e0d9c8b",
              "correct horse",
              "yesterday",
              "../../etc",
              "rm -rf",
              "i-123");
    }
  }
}

package dev.lifecycle.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One event is the same event in every envelope. */
class EnvelopeTest {

  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:events";
  private static final String SCHEDULE =
      "{\"lifecycle\":{\"schedule\":\"backup\",\"time\":\"2026-11-23T12:00:00Z\"}}";
  private static final Fixture HOOK_MESSAGE =
      new Fixture(
          """
          {"LifecycleHookName": "search-data-launching", "AccountId": "111122223333",
           "RequestId": "4ea578a6", "LifecycleTransition": "autoscaling:EC2_INSTANCE_LAUNCHING",
           "AutoScalingGroupName": "search-data", "Service": "AWS Auto Scaling",
           "Time": "2026-11-23T10:15:02.183Z", "EC2InstanceId": "i-0aa11bb22cc33dd44",
           "LifecycleActionToken": "0d9c8b7a"}
          """);

  @Test
  void anEventIsTheSameInEveryEnvelope() {
    for (Fixture event : new Fixture[] {Fixture.launch(), Fixture.command(), HOOK_MESSAGE}) {
      LifecycleEvent direct = event.event();

      assertThat(only(Fixture.queue(QUEUE, event.text()))).isEqualTo(direct);
      assertThat(only(Fixture.queue(QUEUE, event.wrapped().text()))).isEqualTo(direct);
      assertThat(only(Fixture.topic(event.text()))).isEqualTo(direct);
      assertThat(event.wrapped().event()).isEqualTo(direct);
    }
  }

  @Test
  void aHooksOwnMessageIsTheActionWithItsRequestsId() {
    assertThat(HOOK_MESSAGE.event())
        .isInstanceOfSatisfying(
            InstanceLaunching.class,
            event -> {
              assertThat(event.id()).isEqualTo("4ea578a6");
              assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T10:15:02.183Z"));
              assertThat(event.instanceId()).isEqualTo("i-0aa11bb22cc33dd44");
              assertThat(event.detail().metadata()).isEmpty();
              assertThat(event.detail().origin()).isEmpty();
            });
    assertThat(
            HOOK_MESSAGE
                .with("LifecycleTransition", "\"autoscaling:EC2_INSTANCE_TERMINATING\"")
                .with("Service", "\"x\", \"Destination\": \"WarmPool\"")
                .event())
        .isInstanceOf(InstanceReturning.class);
  }

  @Test
  void aHooksMessageOfAnUnknownTransitionIsAnOtherEvent() {
    assertThat(
            HOOK_MESSAGE
                .with("LifecycleTransition", "\"autoscaling:EC2_INSTANCE_FROBNICATING\"")
                .event())
        .isInstanceOfSatisfying(
            OtherEvent.class,
            event -> assertThat(event.instanceId()).contains("i-0aa11bb22cc33dd44"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LifecycleHookName",
        "LifecycleTransition",
        "AutoScalingGroupName",
        "Time",
        "EC2InstanceId",
        "LifecycleActionToken"
      })
  void aHooksMessageNeedsWhatItSays(String field) {
    refused(HOOK_MESSAGE.with(field, "\" \""), field + " is missing");
    refused(HOOK_MESSAGE.with(field, "[]"), field + " is not a string");
    Fixture inQueue = Fixture.queue(QUEUE, HOOK_MESSAGE.with(field, "7").text());
    refused(inQueue, "Records[0].body." + field + " is not a string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Event\": \"autoscaling:TEST_NOTIFICATION\"}",
        "{\"LifecycleTransition\": \"autoscaling:TEST_NOTIFICATION\", \"Service\": \"x\"}",
        "{\"source\": \"aws.autoscaling\", \"detail\":"
            + " {\"LifecycleTransition\": \"autoscaling:TEST_NOTIFICATION\"}}",
        "{\"Event\": \"autoscaling:EC2_INSTANCE_LAUNCH\", \"EC2InstanceId\": \"i-0aa11bb2\"}",
        "{\"Event\": \"autoscaling:EC2_INSTANCE_LAUNCH_ERROR\"}",
        "{\"Event\": \"autoscaling:EC2_INSTANCE_TERMINATE\"}",
        "{\"Event\": \"autoscaling:EC2_INSTANCE_TERMINATE_ERROR\"}",
        "{\"commandId\": \"2f1e0d9c\", \"instanceIds\": [], \"status\": \"Success\"}"
      })
  void whatOnlyLooksLikeAnActionIsDropped(String text) {
    assertThat(new Fixture(text).decoded()).isInstanceOf(Decoded.Dropped.class);
    assertThat(Fixture.decoded(Fixture.queue(QUEUE, text).payload()))
        .allMatch(Decoded.Dropped.class::isInstance);
    assertThat(Fixture.decoded(Fixture.topic(text).payload()))
        .allMatch(Decoded.Dropped.class::isInstance);
  }

  @Test
  void anEmptyBatchIsNothing() {
    assertThat(Fixture.messages(new Fixture("{\"Records\": []}").payload())).isEmpty();
  }

  @Test
  void aFifoQueueKeepsItsOrder() {
    assertThat(((Payload.Batch) Fixture.queue(QUEUE + ".fifo", "").payload()).ordered()).isTrue();
    assertThat(((Payload.Batch) Fixture.queue(QUEUE, "").payload()).ordered()).isFalse();
  }

  @Test
  void aSchedulesPayloadCountsInARecordToo() {
    assertThat(only(Fixture.queue(QUEUE, SCHEDULE))).isEqualTo(new Fixture(SCHEDULE).event());
    assertThat(only(Fixture.topic(SCHEDULE))).isEqualTo(new Fixture(SCHEDULE).event());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lifecycle\":{\"describe\":\"i-0aa11bb22cc33dd44\"}}",
        "{\"lifecycle\":{\"retry\":\"i-0aa11bb22cc33dd44\"}}",
        "{\"lifecycle\":{\"explain\":\"i-0aa11bb22cc33dd44\",\"event\":"
            + "{\"lifecycle\":{\"schedule\":\"backup\",\"time\":\"2026-11-23T12:00:00Z\"}}}}",
        "{\"lifecycle\":{\"status\":true}}"
      })
  void anOperatorsRequestCountsOnlyAsTheDirectPayload(String text) {
    Fixture request = new Fixture(text);

    assertThat(request.decoded()).isInstanceOf(Decoded.Request.class);
    refused(Fixture.queue(QUEUE, text), "Records[0].body.lifecycle.");
    refused(Fixture.queue(QUEUE, request.wrapped().text()), "Records[0].body.Message.lifecycle.");
    refused(Fixture.topic(text), "Records[0].Sns.Message.lifecycle.");
    refused(request.wrapped(), "Message.lifecycle.");
  }

  @Test
  void anOperatorsRequestNamesItsNodeAndItsEvent() {
    refused(new Fixture("{\"lifecycle\":{\"describe\":\"i-\"}}"), "lifecycle.describe is no inst");
    refused(new Fixture("{\"lifecycle\":{\"retry\":7}}"), "lifecycle.retry is not a string");
    String explain = "{\"lifecycle\":{\"explain\":\"i-0aa11bb22cc33dd44\"%s}}";
    refused(new Fixture(explain.formatted("")), "lifecycle.event is missing");
    refused(new Fixture(explain.formatted(",\"event\":{}")), "lifecycle.event.source is missing");
    refused(
        new Fixture(explain.formatted(",\"event\":{\"commandId\":\"2f1e0d9c\"}")),
        "lifecycle.event would be dropped");
    assertThat(new Fixture(explain.formatted(",\"event\":" + Fixture.launch().text())).decoded())
        .isEqualTo(
            new Decoded.Request(
                new OperatorRequest.Explain("i-0aa11bb22cc33dd44", Fixture.launch().event())));
  }

  @Test
  void whatIsWrongInARecordIsNamedWithItsPlace() {
    refused(Fixture.queue(QUEUE, "{\"not\": \"closed\""), "Records[0].body is not JSON: line 1");
    refused(Fixture.queue(QUEUE, " "), "Records[0].body is missing");
    refused(Fixture.queue(QUEUE, "[]"), "Records[0].body is not a JSON object");
    refused(Fixture.queue(QUEUE, "{}"), "Records[0].body.source is missing");
    refused(
        Fixture.queue(QUEUE, Fixture.launch().with("EC2InstanceId", "\"x\"").text()),
        "Records[0].body.detail.EC2InstanceId is no instance id");
    refused(
        Fixture.queue(QUEUE, new Fixture("hello").wrapped().text()),
        "Records[0].body.Message is not JSON");
    refused(Fixture.topic("hello"), "Records[0].Sns.Message is not JSON");
    refused(new Fixture("{\"Records\": {}}"), "Records is not an array");
    refused(new Fixture("{\"Records\": [7]}"), "Records[0] is not a JSON object");
    refused(new Fixture("{\"Records\": [{\"s3\": {}}]}"), "Records[0] is of no known source");
    refused(
        new Fixture("{\"Records\": [{\"EventSource\": \"aws:sns\"}]}"),
        "Records[0].Sns is missing");
    refused(
        new Fixture("{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": \"{}\"}]}"),
        "Records[0].messageId is missing");
  }

  @Test
  void aTopicsMessageIsUnwrappedOnce() {
    refused(
        Fixture.queue(QUEUE, Fixture.launch().wrapped().wrapped().text()),
        "Records[0].body.Message.source is missing");
  }

  @Test
  void aFailedEventsRecordSaysWhatToDo() {
    refused(
        new Fixture("{\"requestContext\": {}, \"requestPayload\": {}}"),
        "requestPayload is a failed event's");
  }

  private static LifecycleEvent only(Fixture batch) {
    assertThat(Fixture.messages(batch.payload())).hasSize(1);
    return ((Decoded.Event) Fixture.decoded(batch.payload()).get(0)).event();
  }

  private static void refused(Fixture fixture, String what) {
    assertThatThrownBy(() -> Fixture.decoded(fixture.payload()))
        .isExactlyInstanceOf(BadEventException.class)
        .hasMessageStartingWith(what);
  }
}

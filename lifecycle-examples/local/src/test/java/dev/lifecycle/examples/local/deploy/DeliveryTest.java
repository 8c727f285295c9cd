package dev.lifecycle.examples.local.deploy;

import static dev.lifecycle.examples.local.deploy.Quickstart.template;
import static dev.lifecycle.examples.local.deploy.Quickstart.templateWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.examples.local.bus.Queues;
import dev.lifecycle.examples.local.bus.Rules;
import dev.lifecycle.examples.local.lambda.EventSourceMapping;
import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.EventBus;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.aws.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of an event from the bus to the function and back, as the template says. */
class DeliveryTest {

  private static final String NODE = "i-0a000001";
  private static final Duration VISIBILITY = Duration.ofSeconds(90);

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:02Z"));
  private final List<List<JrsValue>> batches = new ArrayList<>();
  private Answer answer = batch -> "{\"batchItemFailures\":[]}";
  private Deployment deployment;
  private Queues queues;
  private EventBus bus;

  private interface Answer {
    String to(List<JrsValue> batch);
  }

  @Test
  void anEventThatMatchesReachesTheFunction() throws IOException {
    deploy(template());

    launch(Quickstart.GROUP, NODE);

    assertThat(batches).hasSize(1);
    assertThat(bodies()).singleElement().satisfies(DeliveryTest::isTheLaunch);
    assertThat(inTheQueue()).isEmpty();
  }

  private static void isTheLaunch(JrsValue event) {
    assertThat(event.path("detail").path("EC2InstanceId").asText()).isEqualTo(NODE);
    assertThat(event.path("detail").path("LifecycleHookName").asText())
        .isEqualTo("ClusterModel-launch");
  }

  @Test
  void anotherGroupsEventDoesNot() throws IOException {
    deploy(template());

    launch("others", NODE);

    assertThat(batches).isEmpty();
  }

  @Test
  void aPatternThatDoesNotMatchAnyMoreDeliversNothing() throws IOException {
    deploy(templateWith("- prefix: j-", "- prefix: i-"));

    launch(Quickstart.GROUP, NODE);

    assertThat(batches).isEmpty();
  }

  @Test
  void aPatternThatIsNoneIsAnError() throws IOException {
    String template = templateWith("- prefx: i-", "- prefix: i-");

    assertThatThrownBy(() -> deploy(template))
        .hasMessageStartingWith("the pattern of rule nodes-Events cannot be matched: ");
  }

  @Test
  void theSweepSendsWhatItsTransformerMakes() throws IOException {
    deploy(template());

    bus.fire("nodes-Sweep");
    bus.fire("another-rule");
    time.advance(Duration.ZERO);

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).get(0).path("body").asText())
        .isEqualTo(
            "{\"lifecycle\":{\"schedule\":\"lifecycle-sweep\",\"time\":\"2026-11-23T10:15:02Z\"}}");
  }

  @Test
  void whatTheFunctionReportsComesAgainAfterTheVisibilityTimeOut() throws IOException {
    deploy(template());
    answer = DeliveryTest::failures;
    launch(Quickstart.GROUP, NODE);
    answer = batch -> "{\"batchItemFailures\":[]}";

    time.advance(VISIBILITY.minusSeconds(1));
    assertThat(batches).hasSize(1);
    time.advance(Duration.ofSeconds(1));

    assertThat(batches).hasSize(2);
    assertThat(batches.get(1).get(0).path("attributes").path("ApproximateReceiveCount").asText())
        .isEqualTo("2");
    assertThat(inTheQueue()).isEmpty();
  }

  @Test
  void ofABatchOnlyWhatIsReportedComesAgain() throws IOException {
    deploy(templateWith("BatchSize: 5", "BatchSize: 1"));
    answer = batch -> failures(batch.subList(1, 2));
    group(Quickstart.GROUP).launch(NODE);
    group(Quickstart.GROUP).launch("i-0b000002");
    time.advance(Duration.ZERO);

    assertThat(batches).extracting(List::size).containsExactly(2);
    assertThat(inTheQueue()).singleElement().asString().contains("i-0b000002");
  }

  @Test
  void withoutReportsAnAnswerSaysThatAllIsDone() throws IOException {
    deploy(templateWith("[]", "[ReportBatchItemFailures]"));
    answer = DeliveryTest::failures;

    launch(Quickstart.GROUP, NODE);

    assertThat(inTheQueue()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"another\"}]}",
        "{\"batchItemFailures\":[{\"messageId\":\"x\"}]}",
        "no JSON"
      })
  void anAnswerThatMakesNoSenseMeansThatNothingIsDone(String text) throws IOException {
    deploy(template());
    answer = batch -> text;

    launch(Quickstart.GROUP, NODE);

    assertThat(inTheQueue()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"batchItemFailures\":[]}"})
  void anAnswerWithoutFailuresMeansThatAllIsDone(String text) throws IOException {
    deploy(template());
    answer = batch -> text;

    launch(Quickstart.GROUP, NODE);

    assertThat(batches).hasSize(1);
    assertThat(inTheQueue()).isEmpty();
  }

  @Test
  void whatFailsTooOftenIsADeadLetter() throws IOException {
    deploy(templateWith("maxReceiveCount: 3", "maxReceiveCount: 80"));
    answer =
        batch -> {
          throw new IllegalStateException("no");
        };
    launch(Quickstart.GROUP, NODE);
    time.advance(VISIBILITY.multipliedBy(10));

    assertThat(batches).hasSize(3);
    assertThat(inTheQueue()).isEmpty();
    assertThat(queues.at("arn:aws:sqs:eu-west-1:123456789012:nodes-DeadLetterQueue").bodies())
        .singleElement()
        .asString()
        .contains(NODE);
  }

  private void deploy(String template) {
    deployment = Quickstart.deployed(template);
    queues = new Queues(deployment.queues(), time, time);
    Rules rules = new Rules(deployment.rules(), queues);
    bus = new EventBus(Quickstart.ACCOUNT, time, time, rules::accept);
    new EventSourceMapping(
        deployment.source(), queues.at(deployment.source().queueArn()), this::invoke, time);
  }

  private CompletableFuture<String> invoke(String requestId, String event) {
    List<JrsValue> batch = new ArrayList<>();
    for (int i = 0; Json.read(event).path("Records").path(i).isObject(); i++) {
      batch.add(Json.read(event).path("Records").path(i));
    }
    batches.add(batch);
    try {
      return CompletableFuture.completedFuture(answer.to(batch));
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static String failures(List<JrsValue> records) {
    return Json.write(
        Map.of(
            "batchItemFailures",
            records.stream()
                .map(r -> Map.of("itemIdentifier", r.path("messageId").asText()))
                .toList()));
  }

  private void launch(String group, String instance) {
    group(group).launch(instance);
    time.advance(Duration.ZERO);
  }

  private AutoScalingGroup group(String name) {
    AutoScalingGroup group =
        new AutoScalingGroup(name, Quickstart.ACCOUNT, time, time, bus, gone -> {});
    deployment.hooks().forEach(hook -> group.putHook(hook.hook()));
    return group;
  }

  private List<JrsValue> bodies() {
    return batches.stream()
        .flatMap(List::stream)
        .map(message -> Json.read(message.path("body").asText()))
        .toList();
  }

  private List<String> inTheQueue() {
    return queues.at(deployment.source().queueArn()).bodies();
  }
}

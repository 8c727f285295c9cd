package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.event.BadEventException;
import dev.lifecycle.testing.aws.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an operator on call asks the function, and is told. */
class OperatorTest extends QuickstartStage {

  private static final String SECRET = "manager.example.org";

  private JrsValue ask(String request) {
    Dispatch dispatch = stage.deliver("{\"lifecycle\":" + request + "}");
    assertThat(dispatch.answer()).doesNotContain(SECRET);
    return Json.read(dispatch.answer());
  }

  private static String describe(String node) {
    return "{\"describe\":\"" + node + "\"}";
  }

  private static String explain(String event) {
    return "{\"explain\":\"" + NODE + "\",\"event\":" + event + "}";
  }

  @Test
  void describesARecordAndItsJournal() {
    stage.metadata("{\"managerDnsName\":\"" + SECRET + "\"}");
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    stage.deliver(stage.commandEnds(NODE, "Success"));
    Map<String, AttributeValue> before = stage.table().item(NODE);

    JrsValue description = ask(describe(NODE));

    assertThat(description.path("node").asText()).isEqualTo(NODE);
    assertThat(description.path("model").asText()).isEqualTo("ClusterModel");
    assertThat(description.path("state").asText()).isEqualTo("ready");
    assertThat(description.path("revision").asText()).isEqualTo("6");
    assertThat(description.path("action").path("direction").asText()).isEqualTo("LAUNCHING");
    assertThat(description.path("action").path("result").asText()).isEqualTo("CONTINUE");
    assertThat(description.path("action").get("token")).isNull();
    assertThat(description.path("journal").size()).isEqualTo(6);
    assertThat(description.path("journal").get(0).asText())
        .startsWith("2026-11-23T10:15:02Z join by InstanceLaunching");
    assertThat(stage.table().item(NODE)).isEqualTo(before);
  }

  @Test
  void saysThatItDoesNotKnowANode() {
    assertThat(ask(describe("i-0a0000000000000ff")).path("reason").asText())
        .isEqualTo("the node has no record");
  }

  @Test
  void explainsWhichRowFiresAndWhichGuardSaysNo() {
    String launch = stage.launch(NODE);

    JrsValue fires = ask(explain(launch));
    assertThat(fires.path("fires").asText()).isEqualTo("join");
    assertThat(fires.path("state").asText()).isEqualTo("finished_cloud_init");

    stage.deliver(launch);
    JrsValue known = ask(explain(launch));
    assertThat(known.path("ignored").asText())
        .isEqualTo("this lifecycle action is known: the event is a duplicate");
    assertThat(known.get("fires")).isNull();

    stage.pass(Duration.ofSeconds(2));
    String success = stage.take("Invocation Status", "\"Success\"");
    JrsValue result = ask(explain(success));
    assertThat(result.path("fires").asText()).isEqualTo("joined");
    assertThat(result.path("rows").get(0).path("row").asText()).isEqualTo("joined");
    assertThat(stage.table().status(NODE)).isEqualTo("join_cluster");

    String elsewhere = launch.replace(NODE, "i-0a0000000000000b2");
    assertThat(ask(explain(elsewhere)).path("ignored").asText())
        .isEqualTo("the event is about i-0a0000000000000b2");
    String other = success.replace(stage.commands().get(0).id(), "11111111-2222-3333-4444-5");
    assertThat(ask(explain(other)).path("ignored").asText())
        .isEqualTo("this command is not the one that the node waits for");
  }

  @Test
  void explainingRunsNothingAndWritesNothing() {
    String launch = stage.launch(NODE);
    Map<String, AttributeValue> before = stage.table().item(NODE);

    Dispatch explained = stage.deliver("{\"lifecycle\":" + explain(launch) + "}");

    assertThat(explained.calls()).containsExactly("DynamoDB GetItem");
    assertThat(stage.table().item(NODE)).isEqualTo(before);
    assertThat(stage.commands()).isEmpty();
  }

  @Test
  void retriesWhatIsOpen() {
    stage.table().cloudInit(NODE, "finished_cloud_init");
    stage.group().launch(NODE);
    String launch = stage.launching(NODE);
    assertThatThrownBy(() -> stage.deliver(launch)).hasMessageContaining("agent");
    stage.aws().runCommand().register(NODE);

    Dispatch retried = stage.deliver("{\"lifecycle\":{\"retry\":\"" + NODE + "\"}}");

    assertThat(retried.transitions()).containsExactly("join");
    assertThat(stage.table().status(NODE)).isEqualTo("join_cluster");
    assertThat(stage.commands()).hasSize(1);
  }

  @Test
  void aRetryInventsNoEvent() {
    stage.deliver(stage.launch(NODE));
    stage.pass(Duration.ofMinutes(1));

    Dispatch retried = stage.deliver("{\"lifecycle\":{\"retry\":\"" + NODE + "\"}}");

    assertThat(retried.outcome()).isEqualTo("IGNORED");
    assertThat(stage.table().status(NODE)).isEqualTo("join_cluster");
  }

  @Test
  void countsItsNodesAndListsThoseThatWait() {
    stage.deliver(stage.launch(NODE));
    String ready = "i-0a0000000000000b2";
    stage.deliver(stage.launch(ready));
    stage.pass(Duration.ofSeconds(2));
    stage.deliver(stage.take("Command Invocation Status", ready, "\"Success\""));
    starting("i-0a0000000000000c3", "pending");
    starting("i-0a0000000000000d4", "elsewhere");
    stage.table().set("i-0a0000000000000d4", "Model", Table.text("OtherModel"));

    JrsValue status = ask("{\"status\":true}");

    assertThat(status.path("states").path("join_cluster").asText()).isEqualTo("1");
    assertThat(status.path("states").path("ready").asText()).isEqualTo("1");
    assertThat(status.path("states").path("pending").asText()).isEqualTo("1");
    assertThat(status.path("states").get("elsewhere")).isNull();
    assertThat(status.path("waiting").size()).isEqualTo(1);
    assertThat(status.path("waiting").get(0).path("node").asText()).isEqualTo(NODE);
    assertThat(status.path("overdue").size()).isZero();
    assertThat(status.path("withoutRecord").size()).isZero();

    stage.pass(Duration.ofMinutes(11));
    JrsValue late = ask("{\"status\":true}");
    assertThat(late.path("overdue").get(0).path("node").asText()).isEqualTo(NODE);
    assertThat(late.path("waiting").size()).isZero();
  }

  /** An instance of the group is there, and cloud-init has written this. */
  private void starting(String instance, String status) {
    stage.group().launch(instance);
    stage.table().cloudInit(instance, status);
  }

  @Test
  void listsInstancesOfTheGroupThatHaveNoRecord() {
    stage.group().launch(NODE);

    JrsValue unknown = ask("{\"status\":true}").path("withoutRecord");

    assertThat(unknown.size()).isEqualTo(1);
    assertThat(unknown.get(0).path("node").asText()).isEqualTo(NODE);
    assertThat(unknown.get(0).path("group").asText()).isEqualTo("workers");
    assertThat(unknown.get(0).path("instance").asText()).isEqualTo("Pending:Wait");
  }

  @Test
  void ofInstancesThatAreGoneSeesTheRecordsThatStillNeedSomething() {
    stage.deliver(stage.launch(NODE));
    String settled = "i-0a0000000000000b2";
    stage.table().cloudInit(settled, "ready");
    stage.pass(Duration.ofHours(3)); // nobody completes the hook: the launch is abandoned
    assertThat(stage.group().instances()).doesNotContainKeys(NODE, settled);

    JrsValue status = ask("{\"status\":true}");

    assertThat(status.path("states").path("join_cluster").asText()).isEqualTo("1");
    assertThat(status.path("overdue").size()).isEqualTo(1);
    assertThat(status.path("states").get("ready")).isNull();
  }

  @Test
  void countingReadsRecordsConsistentlyAndScansNothing() {
    stage.deliver(stage.launch(NODE));

    assertThat(stage.deliver("{\"lifecycle\":{\"status\":true}}").calls())
        .containsOnlyOnce("Auto Scaling DescribeAutoScalingInstances", "DynamoDB BatchGetItem")
        .contains("DynamoDB Query")
        .hasSize(2 + 8); // a query each shard
  }

  @Test
  void isNotHeardFromInsideAQueue() {
    String inside =
        "{\"Records\":[{\"messageId\":\"m1\",\"eventSource\":\"aws:sqs\",\"body\":\"{\\\"lifecycle\\\":{\\\"status\\\":true}}\"}]}";

    assertThat(stage.deliver(inside).answer())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    assertThatThrownBy(() -> ask("{\"describe\":\"everything\"}"))
        .isInstanceOf(BadEventException.class)
        .hasMessageContaining("lifecycle.describe");
  }
}

package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.store.LocalDynamo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a model sees of the nodes beside its own, and how they agree on roles. */
class StoredNodesTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final String A = "i-0000000a";
  private static final String B = "i-0000000b";
  private static final String C = "i-0000000c";

  private Cluster cluster;
  private Nodes nodes;

  @BeforeEach
  void threeWorkers() {
    cluster = Cluster.of(DYNAMO.client(), DYNAMO.table());
    List.of(A, B, C).forEach(cluster::worker);
    nodes = StoredNodes.electing(cluster.parts());
  }

  static Stream<Map<String, AttributeValue>> leaving() {
    return Stream.of(
        Cluster.action("terminating", "open"),
        Cluster.action("terminating", "done"),
        Cluster.action("returning", "open"));
  }

  @ParameterizedTest
  @MethodSource("leaving")
  void nodesThatTerminateAreNotAmongTheNodesUnlessAskedFor(Map<String, AttributeValue> action) {
    cluster.worker(B, "ready", action);

    assertThat(ids(nodes.ofType("worker"))).containsExactlyInAnyOrder(A, C);
    assertThat(ids(nodes.inState("ready"))).containsExactlyInAnyOrder(A, C);
    assertThat(ids(nodes.includingTerminating().ofType("worker"))).containsExactly(A, B, C);
    assertThat(ids(nodes.includingTerminating().inState("ready")))
        .containsExactlyInAnyOrder(A, B, C);
    assertThat(nodes.find(B)).isPresent();
  }

  static Stream<Map<String, AttributeValue>> staying() {
    return Stream.of(
        Cluster.action("launching", "open"),
        Cluster.action("launching", "done"),
        Cluster.action("returning", "done"));
  }

  @ParameterizedTest
  @MethodSource("staying")
  void nodesThatStayAreAmongTheNodes(Map<String, AttributeValue> action) {
    cluster.worker(B, "ready", action);

    assertThat(ids(nodes.ofType("worker"))).containsExactly(A, B, C);
  }

  @Test
  void nodesOfEveryModelAreSeen() {
    cluster.worker(B, "resting", Map.of("Model", AttributeValue.fromS("OtherModel")));

    assertThat(ids(nodes.ofType("worker"))).containsExactly(A, B, C);
    assertThat(ids(nodes.inState("resting"))).containsExactly(B);
  }

  @Test
  void aStateIsFoundUnderItsEarlierNamesToo() {
    cluster.worker(B, "running", Map.of());

    assertThat(ids(nodes.inState("ready"))).containsExactlyInAnyOrder(A, B, C);
  }

  @Test
  void aStateIsOfInstancesThatAGroupHas() {
    cluster.instances().remove(B);

    assertThat(ids(nodes.inState("ready"))).containsExactly(A, C);
    assertThat(ids(nodes.ofType("worker"))).containsExactly(A, B, C);
  }

  @Test
  void anInstanceWithoutARecordIsInNoState() {
    cluster.instances().add("i-0000000d");

    assertThat(ids(nodes.inState("ready"))).containsExactly(A, B, C);
  }

  @Test
  void theNodesRefuseChanges() {
    assertThat(nodes.ofType("worker"))
        .allSatisfy(
            node ->
                assertThatThrownBy(() -> node.set("Primary", true))
                    .isInstanceOf(UnsupportedOperationException.class));
  }

  @Test
  void aRoleGoesToOneNodeAndStaysWithIt() {
    assertThat(nodes.holder("primary")).isEmpty();

    assertThat(nodes.elect("primary", node(A))).isTrue();
    assertThat(nodes.elect("primary", node(B))).isFalse();
    assertThat(nodes.elect("primary", node(A))).isTrue();

    assertThat(nodes.holder("primary").map(Node::id)).contains(A);
    assertThat(nodes.elect("secondary", node(B))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofConcurrentElectionsExactlyOneIsWon(boolean takeover) throws Exception {
    if (takeover) {
      cluster.worker("i-0000000d");
      nodes.elect("primary", node("i-0000000d"));
      cluster.remove("i-0000000d");
    }
    ExecutorService threads = Executors.newFixedThreadPool(3);
    CyclicBarrier start = new CyclicBarrier(3);
    try {
      List<Future<Boolean>> elections = new ArrayList<>();
      for (String id : List.of(A, B, C)) {
        Node candidate = node(id);
        elections.add(
            threads.submit(
                () -> {
                  start.await();
                  return StoredNodes.electing(cluster.parts()).elect("primary", candidate);
                }));
      }
      List<Boolean> won = new ArrayList<>();
      for (Future<Boolean> election : elections) {
        won.add(election.get());
      }
      assertThat(won).containsExactlyInAnyOrder(true, false, false);
      String holder = List.of(A, B, C).get(won.indexOf(true));
      assertThat(nodes.holder("primary").map(Node::id)).contains(holder);
    } finally {
      threads.shutdownNow();
    }
  }

  static Stream<Arguments> failed() {
    Map<String, AttributeValue> halted =
        Map.of(
            "Failure",
            AttributeValue.fromM(
                Map.of(
                    "at", AttributeValue.fromN("1795428902000"),
                    "halted", AttributeValue.fromBool(true))));
    return Stream.of(
        Arguments.of("ready", Cluster.action("launching", "failed")),
        Arguments.of("failure", Map.of()),
        Arguments.of("ready", halted));
  }

  @ParameterizedTest
  @MethodSource("failed")
  void theRoleOfANodeThatFailedIsFree(String state, Map<String, AttributeValue> failure) {
    nodes.elect("primary", node(A));
    cluster.worker(A, state, failure);

    assertThat(nodes.holder("primary")).isEmpty();
    assertThat(nodes.elect("primary", node(B))).isTrue();
    assertThat(nodes.elect("primary", node(C))).isFalse();
    assertThat(nodes.holder("primary").map(Node::id)).contains(B);
  }

  @Test
  void theRoleOfANodeThatIsGoneIsFree() {
    nodes.elect("primary", node(A));
    cluster.remove(A);

    assertThat(nodes.holder("primary")).isEmpty();
    assertThat(nodes.elect("primary", node(B))).isTrue();
  }

  @Test
  void theRoleOfANodeThatTerminatesIsNotFreeYet() {
    nodes.elect("primary", node(A));
    cluster.worker(A, "leaving", Cluster.action("terminating", "open"));

    assertThat(nodes.elect("primary", node(B))).isFalse();
    assertThat(nodes.holder("primary").map(Node::id)).contains(A);
  }

  @Test
  void onlyTasksElect() {
    Nodes readOnly = StoredNodes.readOnly(cluster.parts());

    assertThatThrownBy(() -> readOnly.elect("primary", node(A)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("primary");
    assertThatThrownBy(() -> readOnly.includingTerminating().elect("primary", node(A)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(nodes.holder("primary")).isEmpty();
  }

  private Node node(String id) {
    return nodes.find(id).orElseThrow();
  }

  private static List<String> ids(Stream<Node> found) {
    return found.map(Node::id).toList();
  }
}

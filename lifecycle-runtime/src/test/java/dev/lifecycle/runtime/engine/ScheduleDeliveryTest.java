package dev.lifecycle.runtime.engine;

import static dev.lifecycle.runtime.engine.Cluster.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.Outcome;
import dev.lifecycle.runtime.store.LocalDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A schedule's firing reaches the nodes that were chosen for it, each of them once. */
class ScheduleDeliveryTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final String A = "i-0000000a";
  private static final String B = "i-0000000b";
  private static final String C = "i-0000000c";

  private Cluster cluster;
  private BackupModel model;
  private Engine<BackupModel.State> engine;

  @BeforeEach
  void threeWorkers() {
    cluster = Cluster.of(DYNAMO.client(), DYNAMO.table());
    List.of(A, B, C).forEach(cluster::worker);
    model = cluster.model();
    engine = cluster.engine();
  }

  @Test
  void everyChosenNodeIsDispatchedToAndAnswered() {
    List<Answer> answers = fire("nightly", NOON);

    assertThat(model.backups).containsExactly(A, B, C);
    assertThat(answers)
        .extracting(answer -> answer.node().orElseThrow(), Answer::outcome, Answer::transitions)
        .containsExactly(
            tuple(A, Outcome.RESTING, List.of("backUp")),
            tuple(B, Outcome.RESTING, List.of("backUp")),
            tuple(C, Outcome.RESTING, List.of("backUp")));
  }

  @Test
  void theChoiceIsStoredBeforeTheFirstDispatch() {
    List<AttributeValue> seen = new ArrayList<>();
    model.backup = node -> seen.add(cluster.item("schedule:BackupModel:nightly").get("Nodes"));

    fire("nightly", NOON);

    AttributeValue all =
        AttributeValue.fromL(
            List.of(AttributeValue.fromS(A), AttributeValue.fromS(B), AttributeValue.fromS(C)));
    assertThat(seen).containsExactly(all, all, all);
  }

  @Test
  void aNodeThatWasChosenTwiceIsDispatchedToOnce() {
    model.nightly =
        scope -> {
          scope.choose(scope.nodes().find(B).orElseThrow());
          scope.choose(scope.nodes().ofType("worker").limit(2));
        };

    fire("nightly", NOON);

    assertThat(model.backups).containsExactly(B, A);
  }

  @Test
  void aDuplicateIsIgnored() {
    fire("nightly", NOON);

    assertThat(reason(fire("nightly", NOON))).contains("duplicate");
    assertThat(model.calls).isEqualTo(1);
    assertThat(model.backups).containsExactly(A, B, C);
  }

  @Test
  void aLateFiringIsIgnoredAndALaterOneIsNot() {
    fire("nightly", NOON);

    assertThat(reason(fire("nightly", NOON.minusSeconds(60)))).contains("later firing");
    assertThat(model.backups).containsExactly(A, B, C);

    fire("nightly", NOON.plusSeconds(60));
    assertThat(model.backups).containsExactly(A, B, C, A, B, C);
  }

  @Test
  void oneNodeThatMustBeTriedAgainDoesNotStopTheOthersAndOnlyItIsRepeated() {
    model.backup =
        node -> {
          if (node.id().equals(B)) {
            throw new RetryLater("the disk is busy");
          }
        };

    assertThatThrownBy(() -> fire("nightly", NOON))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("nightly")
        .hasMessageContaining("1 of 3")
        .hasMessageContaining(B);
    assertThat(model.backups).containsExactly(A, B, C);

    model.backups.clear();
    model.backup = node -> {};
    List<Answer> answers = fire("nightly", NOON);

    assertThat(model.backups).containsExactly(B);
    assertThat(answers)
        .extracting(Answer::outcome)
        .containsExactly(Outcome.IGNORED, Outcome.RESTING, Outcome.IGNORED);
    assertThat(reason(fire("nightly", NOON))).contains("duplicate");
  }

  @Test
  void aNodeThatIsHeldIsWaitedForWhenTheOthersAreDone() {
    holdBUntil(NOON.plusSeconds(20));

    List<Answer> answers = fire("nightly", NOON);

    assertThat(model.backups).containsExactly(A, C, B);
    assertThat(answers).extracting(answer -> answer.node().orElseThrow()).containsExactly(A, B, C);
  }

  @Test
  void aNodeThatIsHeldForLongIsLeftToTheNextDelivery() {
    holdBUntil(NOON.plusSeconds(65));

    assertThatThrownBy(() -> fire("nightly", NOON))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("1 of 3")
        .hasMessageContaining(B);
    assertThat(model.backups).containsExactly(A, C);
  }

  private void holdBUntil(Instant end) {
    cluster.worker(
        B,
        "ready",
        Map.of(
            "LeaseOwner", AttributeValue.fromS("another invocation"),
            "LeaseUntil", AttributeValue.fromN(Long.toString(end.toEpochMilli()))));
  }

  @Test
  void aRepeatedDeliveryGoesOnWithTheSameNodes() {
    model.backup =
        node -> {
          throw new RetryLater("the disk is busy");
        };
    assertThatThrownBy(() -> fire("nightly", NOON)).isInstanceOf(RetryableException.class);
    cluster.worker("i-0000000d");
    cluster.remove(A);
    model.backups.clear();
    model.backup = node -> {};

    List<Answer> answers = fire("nightly", NOON);

    assertThat(model.calls).isEqualTo(1);
    assertThat(model.backups).containsExactly(B, C);
    assertThat(answers.get(0).reason()).contains("the node has no record");
  }

  @Test
  void aNodeWhoseTaskThrowsFailsAndIsNotRepeated() {
    model.backup =
        node -> {
          if (node.id().equals(B)) {
            throw new IllegalStateException("no space left");
          }
        };

    assertThat(fire("nightly", NOON))
        .extracting(Answer::outcome)
        .containsExactly(Outcome.RESTING, Outcome.FAILED, Outcome.RESTING);
    assertThat(reason(fire("nightly", NOON))).contains("duplicate");
  }

  @Test
  void whatIsLeftWhenTimeRunsLowIsLeftToTheNextDelivery() {
    model.backup = node -> cluster.pass(Duration.ofSeconds(25));

    assertThatThrownBy(() -> fire("nightly", NOON))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("10 s left")
        .hasMessageContaining(C);
    assertThat(model.backups).containsExactly(A, B);

    fire("nightly", NOON);
    assertThat(model.backups).containsExactly(A, B, C);
    assertThat(model.calls).isEqualTo(1);
  }

  @Test
  void ofTwoDeliveriesAtOnceBothGoOnWithTheChoiceThatWasStoredFirst() {
    model.nightly =
        scope -> {
          deliverAtTheSameTime(C);
          scope.choose(scope.nodes().ofType("worker"));
        };

    assertThat(fire("nightly", NOON)).extracting(Answer::outcome).containsExactly(Outcome.RESTING);
    assertThat(model.backups).containsExactly(C, C); // the other's attempt, and this one's
  }

  /** The same firing chooses this node, and gets no further, while another delivery chooses. */
  private void deliverAtTheSameTime(String chosen) {
    model.nightly = scope -> scope.choose(scope.nodes().find(chosen));
    model.backup =
        node -> {
          throw new RetryLater("the disk is busy");
        };
    assertThatThrownBy(() -> fire("nightly", NOON)).isInstanceOf(RetryableException.class);
    model.backup = node -> {};
  }

  @Test
  void aDeliveryThatIsOvertakenByTheWholeOfAnotherIsADuplicate() {
    model.nightly =
        scope -> {
          model.nightly = other -> other.choose(other.nodes().find(A));
          fire("nightly", NOON);
          scope.choose(scope.nodes().ofType("worker"));
        };

    assertThat(reason(fire("nightly", NOON))).contains("duplicate");
    assertThat(model.backups).containsExactly(A);
  }

  @Test
  void firingsAreToldApartByNameAndTimeNotById() {
    model.nightly = scope -> scope.choose(scope.nodes().find(A));

    engine.handle(new ScheduleFired("one", NOON, "nightly"), cluster.invocation());
    cluster.remove("schedule:BackupModel:nightly");
    List<Answer> again =
        engine.handle(new ScheduleFired("other", NOON, "nightly"), cluster.invocation());

    assertThat(model.backups).containsExactly(A);
    assertThat(reason(again)).contains("fired its row already");
  }

  private List<Answer> fire(String schedule, Instant time) {
    return engine.handle(new ScheduleFired("", time, schedule), cluster.invocation());
  }

  private static String reason(List<Answer> answers) {
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).outcome()).isEqualTo(Outcome.IGNORED);
    return answers.get(0).reason().orElseThrow();
  }
}

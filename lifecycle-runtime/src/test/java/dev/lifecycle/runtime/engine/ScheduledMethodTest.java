package dev.lifecycle.runtime.engine;

import static dev.lifecycle.runtime.engine.Cluster.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.Outcome;
import dev.lifecycle.runtime.store.LocalDynamo;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scheduled methods that choose nobody, that throw, and that are not there. */
class ScheduledMethodTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final String A = "i-0000000a";

  private Cluster cluster;
  private BackupModel model;
  private Engine<BackupModel.State> engine;

  @BeforeEach
  void oneWorker() {
    cluster = Cluster.of(DYNAMO.client(), DYNAMO.table());
    cluster.worker(A);
    model = cluster.model();
    engine = cluster.engine();
  }

  @Test
  void aJobRunsAndAnswersForNoNode() {
    List<String> keys = new ArrayList<>();
    model.hourly = scope -> keys.add(scope.run().taskKey() + " " + scope.run().transition());

    assertThat(fire("hourly", NOON)).isEmpty();
    assertThat(reason(fire("hourly", NOON))).contains("duplicate");
    assertThat(keys)
        .containsExactly("schedule:BackupModel:hourly/" + NOON.toEpochMilli() + " hourly");
  }

  @Test
  void aJobThatCannotWorkYetIsRepeated() {
    model.hourly =
        scope -> {
          throw new RetryLater("the bucket is locked");
        };
    assertThatThrownBy(() -> fire("hourly", NOON))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("hourly")
        .hasMessageContaining("the bucket is locked");
    assertThat(cluster.item("schedule:BackupModel:hourly")).isEmpty();

    model.hourly = scope -> {};
    assertThat(fire("hourly", NOON)).isEmpty();
    assertThat(model.calls).isEqualTo(2);
  }

  @Test
  void aMethodThatThrowsFailsTheInvocationAndStoresNothing() {
    model.nightly =
        scope -> {
          scope.choose(scope.nodes().ofType("worker"));
          throw new IOException("no route to host");
        };

    assertThatThrownBy(() -> fire("nightly", NOON))
        .isInstanceOf(ScheduledMethodException.class)
        .hasMessage(
            "schedule nightly: its method threw IOException: no route to host"
                + " (nothing is stored)");
    assertThat(cluster.item("schedule:BackupModel:nightly")).isEmpty();
    assertThat(model.backups).isEmpty();
  }

  @Test
  void aScheduledMethodElectsNobody() {
    model.nightly = scope -> scope.nodes().elect("primary", scope.nodes().find(A).orElseThrow());

    assertThatThrownBy(() -> fire("nightly", NOON))
        .isInstanceOf(ScheduledMethodException.class)
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aChoiceOfNobodyIsDone() {
    model.nightly = scope -> scope.choose(scope.nodes().ofType("manager"));

    assertThat(fire("nightly", NOON)).isEmpty();
    assertThat(reason(fire("nightly", NOON))).contains("duplicate");
  }

  @Test
  void aScheduleOfNobodyIsIgnored() {
    assertThat(reason(fire("monthly", NOON))).isEqualTo("the model has no schedule monthly");
    assertThat(cluster.item("schedule:BackupModel:monthly")).isEmpty();
  }

  @Test
  void aScheduleThatOnlyARowNamesHasNoNodes() {
    assertThat(reason(fire("weekly", NOON)))
        .isEqualTo("no @Scheduled method chooses the nodes of schedule weekly for [report]");
  }

  @Test
  void aScheduleThatCannotBeReadIsNotAScheduleThatNeverFired() {
    Engine<BackupModel.State> blind = Cluster.of(DYNAMO.client(), "no-such-table").engine();

    assertThatThrownBy(
            () -> blind.handle(new ScheduleFired("", NOON, "hourly"), cluster.invocation()))
        .isInstanceOf(CallFailedException.class);
    assertThat(model.calls).isZero();
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

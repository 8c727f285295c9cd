package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.RetryLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier delivery left is made good, or superseded, before the event itself is judged. */
class Rule06WhatADeliveryDoesFirstTest extends Rule06Stage {

  // b) an open intent is a decided transition

  @ParameterizedTest
  @CsvSource({
    "duplicate, join,      join",
    "spot,      join warn, join warn",
    "sweep,     join,      join",
  })
  void whateverComesNextDrivesTheIntentFirst(String next, String transitions, String called) {
    String launch = openIntent(Fault.refused("InvalidInstanceId"));

    Dispatch drive = next(next, launch);

    assertThat(String.join(" ", drive.transitions())).isEqualTo(transitions);
    assertThat(String.join(" ", script.called())).isEqualTo(called);
    assertThat(drive.calls()).containsOnlyOnce("SSM SendCommand");
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  private Dispatch next(String kind, String duplicate) {
    return switch (kind) {
      case "duplicate" -> stage.deliver(duplicate);
      case "spot" -> stage.deliver(spot());
      default -> stage.sweep();
    };
  }

  @Test
  void anIntentThatCannotBeSentYetEndsTheDelivery() {
    openIntent(Fault.refused("InvalidInstanceId"));
    stage.faults().from(1, "SSM SendCommand", Fault.refused("InvalidInstanceId"));

    failing(spot());

    assertThat(script.called()).containsExactly("join");
    assertThat(stage.table().status(NODE)).isEqualTo("booted");
    assertThat(stage.table().map(NODE, "Command")).containsKey("intent").doesNotContainKey("id");
  }

  // c) what is pending, d) completion transitions, e) the event

  @ParameterizedTest
  @CsvSource({
    "duplicate, settle ready rejoice",
    "spot,      settle ready rejoice warn",
    "sweep,     settle ready rejoice",
  })
  void aChainThatBrokeOffIsMadeGoodByWhateverComesNext(String next, String called) {
    String success = brokenOff("settle");

    Dispatch good = next(next, success);

    assertThat(String.join(" ", script.called())).isEqualTo(called);
    assertThat(good.transitions()).startsWith("ready");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Pending");
  }

  // Pending.starts

  private long starts() {
    return Long.parseLong(stage.table().map(NODE, "Pending").get("starts").n());
  }

  @Test
  void anAfterTaskIsStartedThreeTimesAtMost() {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    List<Long> counted = new ArrayList<>();
    script.during(
        "settle",
        () -> {
          counted.add(starts());
          throw new InternalError("the machine is gone");
        });
    dying(success);
    dying(success);
    dying(success);
    script.called();

    Dispatch fourth = stage.deliver(success);

    assertThat(counted).containsExactly(1L, 2L, 3L);
    assertThat(fourth.outcome()).isEqualTo("FAILED");
    assertThat(script.called()).isEmpty();
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("transition", Table.text("joined"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"settle", "rejoice"})
  void anAfterTaskThatComesBackLaterIsNotCounted(String task) {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    script.letThrow(new RetryLater("not yet"), task);
    for (int time = 0; time < 5; time++) {
      failing(success);
      assertThat(starts()).isZero();
    }
    script.mend();

    stage.deliver(success);

    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "Failure");
  }

  @Test
  void aCompletionIsRepeatedUntilItIsDone() {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    stage.faults().from(1, COMPLETE, Fault.broken());
    for (int time = 0; time < 5; time++) {
      failing(success);
    }
    assertThat(script.called()).doesNotContain("rejoice");
    stage.faults().mend();

    stage.deliver(success);

    assertThat(script.called()).containsExactly("rejoice");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "Failure");
  }

  @Test
  void afterTasksThatEndAreNotCountedWhileTheCompletionIsRefused() {
    stage.deliver(stage.launch(NODE));
    stage.deliver(stage.terminate(NODE));
    stage.faults().from(1, COMPLETE, Fault.refused("AccessDenied"));
    stage.deliver(Events.rebalance(NODE, "r-1", stage.time().instant()));
    for (int time = 0; time < 4; time++) {
      stage.pass(Duration.ofMinutes(3));
      stage.sweep();
    }
    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
    stage.faults().mend();
    stage.pass(Duration.ofMinutes(3));

    assertThat(stage.sweep().outcome()).isEqualTo("REMOVED");

    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }
}

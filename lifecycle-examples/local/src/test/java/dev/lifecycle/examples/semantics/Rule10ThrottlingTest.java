package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.event.InstanceLaunching;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When Auto Scaling takes no more calls, one layer asks again, and it asks for nothing else. */
class Rule10ThrottlingTest extends SemanticsTest {

  private static final String OTHER = "i-0b0000000000000b2";
  private static final String COMPLETE = "Auto Scaling CompleteLifecycleAction";
  private static final String THROTTLED = COMPLETE + " CONTINUE: Throttling";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      READY,
      BROKEN
    }

    @Transition(source = "booted", dest = "ready", on = InstanceLaunching.class, completes = true)
    void join() {}
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule10ThrottlingTest_ModelTransitions.TABLE,
        new Rule10ThrottlingTest_ModelDispatcher(new Model()));
  }

  private void throttle() {
    stage.faults().from(1, COMPLETE, Fault.refused("Throttling"));
  }

  @Test
  void itsInvocationWaitsAndAsksAgain() {
    String launch = stage.launch(NODE);
    throttle();
    stage.time().after(Duration.ofSeconds(5), stage.faults()::mend);

    Dispatch joined = stage.deliver(launch);

    assertThat(joined.transitions()).containsExactly("join");
    assertThat(joined.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            THROTTLED,
            THROTTLED,
            THROTTLED,
            COMPLETE + " CONTINUE",
            "DynamoDB UpdateItem");
  }

  @Test
  void itGivesUpWhileThereIsTimeToGiveTheLeaseUp() {
    String launch = stage.launch(NODE);
    throttle();
    Instant start = stage.time().instant();

    List<String> calls = failing(launch);

    assertThat(calls).endsWith("DynamoDB UpdateItem").filteredOn(THROTTLED::equals).hasSize(7);
    assertThat(stage.time().instant()).isBetween(start.plusSeconds(10), start.plusSeconds(48));
    assertThat(stage.table().item(NODE)).doesNotContainKey("LeaseOwner");
    assertThat(stage.table().number(NODE, "NextLook"))
        .as("the event comes again before the sweep does")
        .isEqualTo(stage.time().instant().plus(Duration.ofMinutes(2)).toEpochMilli());
  }

  @Test
  void theSweepDoesNotWaitAndLeavesTheOthersAlone() {
    throttle();
    for (String node : List.of(NODE, OTHER)) {
      failing(stage.launch(node));
    }
    stage.pass(Duration.ofMinutes(3));
    Instant start = stage.time().instant();

    Dispatch sweep = stage.sweep();

    assertThat(sweep.calls()).filteredOn(THROTTLED::equals).hasSize(1);
    assertThat(stage.time().instant()).isEqualTo(start);
    stage.faults().mend();
    stage.pass(Duration.ofMinutes(2));
    stage.sweep();
    assertThat(stage.hookResults())
        .containsExactly("workers-launch CONTINUE CALL", "workers-launch CONTINUE CALL");
  }

  @Test
  void theSweepLooksAtAHundredOfTheInstancesThatWait() {
    for (int i = 0; i < 120; i++) {
      stage.group().launch("i-%08x".formatted(i));
    }

    Dispatch sweep = stage.sweep();

    assertThat(sweep.nodes()).hasSize(100);
    assertThat(sweep.calls()).filteredOn("DynamoDB GetItem"::equals).hasSize(100);
  }
}

package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.semantics.SemanticsTest.Script;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A task of a lifecycle action's row, and an after task, keep no hook waiting for ever. */
class Rule10PostponedTasksTest {

  private static final String NODE = "i-0a0000000000000a1";
  private static final Duration BOOT = Duration.ofSeconds(3);
  private static final RetryLater BUSY = new RetryLater("the directory is busy");

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      LISTED,
      READY,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "listed", on = InstanceLaunching.class)
    void list() {}

    @Before("list")
    void check() {
      script.task("check");
    }

    @After("list")
    void announce() {
      script.task("announce");
    }

    @Transition(source = "listed", dest = "ready", when = "isKnown", completes = true)
    void ready() {}

    @Condition
    boolean isKnown() {
      return script.condition("isKnown");
    }

    @After("ready")
    void greet() {
      script.task("greet");
    }

    @Transition(
        source = {"listed", "ready", "broken"},
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {
      script.task("leave");
    }

    @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
    void interrupted() {}

    @After("interrupted")
    void tell() {
      script.task("tell");
    }

    @Transition(source = "listed", dest = "broken", timeout = "20m")
    void notListed() {
      script.task("notListed");
    }
  }

  private final Script script = new Script();
  private final World world =
      new World(
          Rule10PostponedTasksTest_ModelTransitions.TABLE,
          new Rule10PostponedTasksTest_ModelDispatcher(new Model(script)),
          1);

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "announce", "greet"})
  void whatIsPutOffGoesOnOnceItMay(String task) {
    script.letThrow(BUSY, task);
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(15));
    assertThat(script.called()).filteredOn(task::equals).hasSizeGreaterThan(3);

    script.mend();
    world.pass(Duration.ofMinutes(3));

    assertThat(status()).isEqualTo("ready");
    assertThat(item()).doesNotContainKeys("Pending", "PutOff", "NextLook", "Failure");
    assertThat(world.group().instances()).containsEntry(NODE, "InService");
    assertNothingIsLeftInTheQueue();
  }

  @Test
  void aLaunchThatIsPutOffFailsBeforeItsHookTimesOut() {
    script.letThrow(BUSY, "check");
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(59));
    assertThat(status()).isEqualTo("booted");

    world.pass(Duration.ofMinutes(4));

    assertThat(status()).isEqualTo("broken");
    assertThat(error()).contains(BUSY.getMessage());
    assertIsAbandoned();
    assertNothingIsLeftInTheQueue();
  }

  @Test
  void anAfterTaskThatIsPutOffFailsAtTheTimeoutOfItsState() {
    script.letThrow(BUSY, "announce");
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(19));
    assertThat(status()).isEqualTo("listed");
    assertThat(item()).containsKey("Pending");
    assertNothingIsLeftInTheQueue(); // the sweep alone goes on

    world.pass(Duration.ofMinutes(4));

    assertThat(status()).isEqualTo("broken");
    assertThat(error()).contains(BUSY.getMessage());
    assertThat(item()).doesNotContainKeys("Pending", "NextLook");
    assertIsAbandoned();
    assertNothingIsLeftInTheQueue();
  }

  @Test
  void aTimeoutThatIsPutOffFailsBeforeTheHookTimesOut() {
    script.refuse("isKnown");
    script.letThrow(BUSY, "notListed");
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(44));
    assertThat(status()).isEqualTo("listed");

    world.pass(Duration.ofMinutes(5));

    assertThat(status()).isEqualTo("broken");
    assertThat(error()).contains(BUSY.getMessage());
    assertIsAbandoned();
  }

  @Test
  void whereNoTimeoutWatchesItFailsAfterTheHooksTime() {
    script.letThrow(BUSY, "greet");
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(59));
    assertThat(status()).isEqualTo("ready");
    assertThat(item()).containsKey("Pending");

    world.pass(Duration.ofMinutes(6));

    assertThat(status()).isEqualTo("broken");
    assertThat(error()).contains(BUSY.getMessage());
    assertThat(item()).doesNotContainKeys("Pending", "PutOff", "NextLook");
    assertThat(world.group().instances()).containsEntry(NODE, "InService");
    assertNothingIsLeftInTheQueue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"announce", "greet"})
  void aTerminationWaitsForNoAfterTask(String task) {
    script.letThrow(BUSY, task);
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(2));

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(2));

    assertThat(script.called()).endsWith(task, "leave");
    assertThat(item()).isEmpty();
    assertThat(world.group().instances()).doesNotContainKey(NODE);
    assertNothingIsLeftInTheQueue();
  }

  @Test
  void aTerminationOfANodeThatHadNoActionWaitsForNoneEither() {
    world.add(NODE, "worker", "ready");
    world.group().add(NODE);
    script.letThrow(BUSY, "tell");
    world.put(BridgeEvents.spotInterruption(NODE), Duration.ZERO);
    world.pass(Duration.ofMinutes(2));
    assertThat(item()).containsKey("Pending").doesNotContainKey("Action");

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(2));

    assertThat(script.called()).endsWith("tell", "leave");
    assertThat(item()).isEmpty();
    assertThat(world.group().instances()).doesNotContainKey(NODE);
  }

  @Test
  void aTerminationThatIsPutOffFailsBeforeItsHookTimesOut() {
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(2));
    script.letThrow(BUSY, "leave");

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(44));
    assertThat(world.group().instances()).containsEntry(NODE, "Terminating:Wait");
    world.pass(Duration.ofMinutes(4));

    assertThat(status()).isEqualTo("broken");
    assertThat(world.group().instances()).doesNotContainKey(NODE);
    assertThat(lastResult().cause()).isEqualTo(HookResult.Cause.CALL);
    assertNothingIsLeftInTheQueue();
  }

  private void assertIsAbandoned() {
    assertThat(lastResult().result()).isEqualTo(Hook.Result.ABANDON);
    assertThat(lastResult().cause()).isEqualTo(HookResult.Cause.CALL);
  }

  private HookResult lastResult() {
    List<HookResult> results = world.group().results();
    return results.get(results.size() - 1);
  }

  private void assertNothingIsLeftInTheQueue() {
    assertThat(world.queue().bodies()).noneMatch(body -> !body.contains("lifecycle-sweep"));
    assertThat(world.queue().deadLetters()).isEmpty();
  }

  private Map<String, AttributeValue> item() {
    return world.items().get(NODE);
  }

  private String status() {
    return item().get("ItemStatus").s();
  }

  private String error() {
    return item().get("Failure").m().get("error").s();
  }
}

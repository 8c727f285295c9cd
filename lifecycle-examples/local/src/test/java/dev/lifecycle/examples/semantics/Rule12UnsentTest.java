package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.semantics.SemanticsTest.Script;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** That a command could not be sent is judged once, whatever comes between that and its store. */
class Rule12UnsentTest {

  private static final String NODE = "i-0a0000000000000a1";
  private static final Duration BOOT = Duration.ofSeconds(3);
  private static final Duration HOOK_TIME = World.HOOK_TIME;

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      SAVING,
      LATE,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      commands.run("/bin/join");
    }

    @After("join")
    void greet() {
      script.task("greet");
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {}

    @Transition(source = "joining", dest = "late", timeout = "10m", completes = true)
    void late() {}

    @Transition(source = "ready", dest = "saving", on = SpotInterruption.class)
    void save(Commands commands) {
      commands.run("/bin/save");
    }

    @After("save")
    void tell() {
      script.task("tell");
    }

    @Transition(source = "saving", dest = "ready", on = CommandSucceeded.class)
    void saved() {}

    @Transition(
        source = {"booted", "joining", "ready", "saving", "late", "broken"},
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {}
  }

  private final Script script = new Script();
  private final World world =
      new World(
          Rule12UnsentTest_ModelTransitions.TABLE,
          new Rule12UnsentTest_ModelDispatcher(new Model(script)),
          1);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theTimeoutFiresThoughAnAfterTaskIsPutOffMeanwhile() {
    world.agents(instance -> Duration.ofHours(3));
    script.letThrow(new RetryLater("the directory is busy"), "greet");
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(13));
    assertThat(item()).containsKeys("Pending", "Command");

    script.mend();
    world.pass(Duration.ofMinutes(3));

    assertThat(status()).isEqualTo("late");
    assertThat(item()).doesNotContainKeys("Pending", "Command", "NextLook");
    assertThat(world.group().instances()).containsEntry(NODE, "InService");
  }

  @Test
  void whereNoTimeoutIsTheNodeFailsThoughAnAfterTaskIsPutOffMeanwhile() {
    leaveUnsent(Rule12UnsentTest::isBusy);
    assertThat(status()).isEqualTo("saving");
    assertThat(item()).containsKeys("Pending", "Command");

    script.mend();
    world.pass(Duration.ofMinutes(5));

    assertIsBroken();
  }

  @Test
  void orTheInvocationDiesThere() {
    leaveUnsent(() -> world.calls().plan((number, service, action) -> dies(action)));
    assertThat(status()).isEqualTo("saving");

    script.mend();
    world.calls().plan(FaultPlan.NONE);
    world.pass(Duration.ofMinutes(5));

    assertIsBroken();
  }

  @Test
  void aTerminationSupersedesIt() {
    leaveUnsent(Rule12UnsentTest::isBusy);

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(3));

    assertThat(item()).isEmpty();
    assertThat(world.group().instances()).doesNotContainKey(NODE);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false"})
  void theStoreOfTheTerminationForgetsItAndNoneBefore(int updates, boolean known) {
    leaveUnsent(Rule12UnsentTest::isBusy);
    script.letThrow("tell"); // so that it is journaled as dropped
    AtomicInteger made = new AtomicInteger();
    world
        .calls()
        .plan(
            (number, service, action) ->
                dies(action).filter(fault -> made.incrementAndGet() > updates));

    world.group().terminate(NODE);
    world.pass(Duration.ofSeconds(10));

    assertThat(item().containsKey("Command")).isEqualTo(known);
    assertThat(item().isEmpty()).isNotEqualTo(known);
  }

  private static void isBusy() {
    throw new RetryLater("the directory is busy");
  }

  private static Optional<Fault> dies(String action) {
    return action.equals("UpdateItem") ? Optional.of(Fault.CRASH_BEFORE) : Optional.empty();
  }

  /** What is not sent is given up after the hook's time; then this happens in the after task. */
  private void leaveUnsent(Runnable then) {
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(2));
    assertThat(status()).isEqualTo("ready");
    world.runCommand().deregister(NODE);
    world.put(BridgeEvents.spotInterruption(NODE), Duration.ZERO);
    world.pass(HOOK_TIME.minusMinutes(2));
    assertThat(status()).isEqualTo("ready");
    script.during("tell", then);
    world.pass(Duration.ofMinutes(4));
  }

  private void assertIsBroken() {
    assertThat(status()).isEqualTo("broken");
    assertThat(item().get("Failure").m().get("error").s()).contains("NotSent");
    assertThat(item()).doesNotContainKeys("Pending", "Command", "NextLook", "PutOff");
  }

  private Map<String, AttributeValue> item() {
    return world.items().get(NODE);
  }

  private String status() {
    return item().get("ItemStatus").s();
  }
}

package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stored transition never happens twice; a task may run again, and its key says so. */
class Rule04ExactlyOnceTransitionsTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN
    }

    private final Script script;
    private final List<String> keys;

    Model(Script script, List<String> keys) {
      this.script = script;
      this.keys = keys;
    }

    private void task(String name, Run run) {
      keys.add(run.taskKey());
      script.task(name);
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands, Run run) {
      commands.run("/bin/join");
      task("join", run);
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined(Run run) {
      task("joined", run);
    }

    @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
    void warn(Run run) {
      task("warn", run);
    }

    @Transition(
        source = Transition.ANY,
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave(Run run) {
      task("leave", run);
    }

    @Before("join")
    void prepare(Run run) {
      task("prepare", run);
    }

    @After("warn")
    void tell(Run run) {
      task("tell", run);
    }

    @After("leave")
    void farewell(Run run) {
      task("farewell", run);
    }
  }

  private final List<String> keys = new ArrayList<>();

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule04ExactlyOnceTransitionsTest_ModelTransitions.TABLE,
        new Rule04ExactlyOnceTransitionsTest_ModelDispatcher(new Model(script, keys)));
  }

  private void becomeReady() {
    stage.deliver(stage.launch(NODE));
    stage.deliver(stage.commandEnds(NODE, "Success"));
  }

  private String spot(String id) {
    return Events.spot(NODE, id, stage.time().instant());
  }

  /** The event during whose delivery this method is called. */
  private String eventOf(String method) {
    if (method.equals("join") || method.equals("prepare")) {
      return stage.launch(NODE);
    }
    becomeReady();
    return method.equals("farewell") ? stage.terminate(NODE) : spot("s-1");
  }

  @ParameterizedTest
  @CsvSource({
    "join,     DynamoDB UpdateItem", // the intent
    "warn,     DynamoDB UpdateItem", // the store
    "tell,     DynamoDB UpdateItem", // the confirmation
    "farewell, DynamoDB DeleteItem",
  })
  void whoLostTheLeaseWritesNothingAndCallsNobodyAnyMore(String method, String lastCall) {
    String event = eventOf(method);
    script.during(method, this::takeOver);

    List<String> calls = failing(event);

    assertThat(calls).endsWith(lastCall + ": ConditionalCheckFailedException");
    assertThat(stage.table().item(NODE))
        .containsEntry("LeaseOwner", Table.text("another-invocation"));
  }

  @ParameterizedTest
  @CsvSource({
    "join,     DynamoDB UpdateItem",
    "warn,     DynamoDB UpdateItem",
    "tell,     DynamoDB UpdateItem",
    "farewell, DynamoDB DeleteItem",
  })
  void aRecordThatHasMovedOnIsNotWrittenTo(String method, String lastCall) {
    String event = eventOf(method);
    script.during(method, () -> stage.table().set(NODE, "Revision", Table.number(77)));

    List<String> calls = failing(event);

    assertThat(calls).endsWith(lastCall + ": ConditionalCheckFailedException");
    assertThat(stage.table().item(NODE)).containsEntry("Revision", Table.number(77));
  }

  @Test
  void ofTwoInvocationsThatRunTheSameTransitionOneStoresIt() {
    becomeReady();
    String spot = spot("s-1");
    script.during(
        "warn",
        () -> {
          script.mend();
          stage.pass(LEASE); // this invocation hangs until its lease is over
          assertThat(stage.deliver(spot).transitions()).containsExactly("warn");
        });

    failing(spot);

    assertThat(stage.table().journal(NODE))
        .containsExactly(
            "join InstanceLaunching", "joined CommandSucceeded", "warn SpotInterruption");
    assertThat(script.called()).endsWith("warn", "warn", "tell");
  }

  @ParameterizedTest
  @CsvSource({"prepare", "join", "warn", "tell", "farewell"})
  void aTaskThatRunsAgainAfterACrashHasTheSameKey(String method) {
    String event = eventOf(method);
    script.letDie(method);
    dying(event);
    String first = last(keys);
    script.mend();
    keys.clear();

    stage.deliver(event);

    assertThat(keys).contains(first);
  }

  @Test
  void theTasksOfADecidedTransitionKeepTheirKeysToo() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "SSM SendCommand", Fault.refused("InvalidInstanceId"));
    failing(launch);
    List<String> first = List.copyOf(keys);
    keys.clear();
    stage.faults().mend();

    stage.deliver(launch);

    assertThat(keys).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"the launch, its event", "the launch, another event", "its result, its event"})
  void aLaunchThatStartsAfreshKeepsItsKeysThoughEachAttemptFindsAnEarlierAction(
      String unconfirmed, String repeat) {
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    if (unconfirmed.equals("its result")) {
      stage.faults().next("Auto Scaling CompleteLifecycleAction", Fault.refused("AccessDenied"));
    }
    stage.deliver(stage.commandEnds(NODE, "Success"));
    keys.clear();
    String again = Events.withToken(launch, "another-token");
    script.letThrow(new RetryLater("not yet"), "join");
    failing(again);
    List<String> first = List.copyOf(keys);
    stage.sweep();
    script.mend();
    keys.clear();

    stage.deliver(repeat.equals("its event") ? again : Events.withId(again, "another-id"));

    assertThat(keys).isEqualTo(first);
    assertThat(stage.table().journal(NODE))
        .endsWith("reopen InstanceLaunching", "join InstanceLaunching")
        .containsOnlyOnce("reopen InstanceLaunching");
  }

  @Test
  void aTerminationThatVoidsAResultKeepsItsKeysToo() {
    stage.deliver(stage.launch(NODE));
    stage.faults().next("Auto Scaling CompleteLifecycleAction", Fault.refused("AccessDenied"));
    stage.deliver(stage.commandEnds(NODE, "Success"));
    String terminate = stage.terminate(NODE);
    script.letThrow(new RetryLater("not yet"), "leave");
    failing(terminate);
    List<String> first = List.copyOf(keys);
    stage.pass(Duration.ofMinutes(5));
    stage.sweep();
    script.mend();
    keys.clear();

    stage.deliver(terminate);

    assertThat(keys.get(0)).isEqualTo(last(first));
    assertThat(stage.hookResults())
        .contains("workers-terminate CONTINUE CALL")
        .doesNotContain("workers-launch CONTINUE CALL");
  }

  @Test
  void aNodeWhoseRecordWasRemovedIsAnotherWhenItIsThereAgain() {
    becomeReady();
    stage.deliver(stage.terminate(NODE));
    stage.pass(Duration.ofMinutes(1));
    List<String> first = List.copyOf(keys);
    keys.clear();

    becomeReady();

    assertThat(keys).isNotEmpty().doesNotContainAnyElementsOf(first);
    assertThat(stage.commands()).extracting("comment").doesNotHaveDuplicates();
  }

  @Test
  void whatIsAnotherTaskTransitionRevisionOrNodeHasAnotherKey() {
    becomeReady();
    stage.deliver(spot("s-1"));
    stage.deliver(spot("s-2"));
    String other = "i-0a0000000000000a2";
    stage.deliver(stage.launch(other));

    assertThat(keys).hasSize(9).doesNotHaveDuplicates();
  }

  @Test
  void theTasksOfOneTransitionDifferInTheirKeysByTheTaskOnly() {
    becomeReady();
    keys.clear();

    stage.deliver(spot("s-1"));

    assertThat(keys).hasSize(2);
    String revision = "/2-[0-9a-f]{12}/"; // before the transition, for the after task too
    assertThat(keys).allMatch(key -> key.matches(NODE + revision + "warn/(warn|tell)"));
  }

  @Test
  void aTransitionThatIsStoredIsNotRunAgainByItsEvent() {
    becomeReady();
    String spot = spot("s-1");
    script.letDie("tell");
    dying(spot);
    Map<String, AttributeValue> journal = stage.table().map(NODE, "Journal");
    script.mend();
    script.called();

    Dispatch again = stage.deliver(spot);

    assertThat(again.transitions()).isEmpty();
    assertThat(script.called()).containsExactly("tell");
    assertThat(stage.table().map(NODE, "Journal")).isEqualTo(journal);
  }

  private static String last(List<String> all) {
    return all.get(all.size() - 1);
  }
}

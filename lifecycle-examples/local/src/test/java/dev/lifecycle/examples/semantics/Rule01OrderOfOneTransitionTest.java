package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions, before tasks, body, command, store, completion, after tasks, confirmation: in this
 * order, and none of what follows a step that fails.
 */
class Rule01OrderOfOneTransitionTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean first() {
      return script.condition("first");
    }

    @Condition
    boolean second() {
      return script.condition("second");
    }

    @Condition
    boolean never() {
      return script.condition("never");
    }

    @Transition(
        source = "booted",
        dest = "joining",
        on = InstanceLaunching.class,
        when = {"first", "second"},
        unless = "never")
    void join(Node node, Commands commands) {
      script.task("join in " + node.state());
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined(Node node) {
      script.task("joined in " + node.state());
    }

    @Before({"join", "joined"})
    void before(Node node) {
      script.task("before in " + node.state());
    }

    @After({"join", "joined"})
    void after(Node node) {
      script.task("after in " + node.state());
      node.set("Greeted", true);
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule01OrderOfOneTransitionTest_ModelTransitions.TABLE,
        new Rule01OrderOfOneTransitionTest_ModelDispatcher(new Model(script)));
    script.refuse("never");
  }

  @Test
  void guardThenTasksThenCommandThenStoreThenAfterTasksThenConfirmation() {
    Dispatch join = stage.deliver(stage.launch(NODE));

    assertThat(script.called())
        .containsExactly(
            "first", "second", "never", "before in booted", "join in booted", "after in joining");
    assertThat(join.calls())
        .containsExactly(
            "DynamoDB UpdateItem", // claim
            "DynamoDB UpdateItem", // intent
            "SSM SendCommand",
            "DynamoDB TransactWriteItems", // store, with what is pending
            "DynamoDB UpdateItem"); // confirmation, with what the after task set
    assertThat(stage.table().item(NODE)).containsKey("Greeted").doesNotContainKey("Pending");
  }

  @Test
  void completionStandsBetweenTheStoreAndTheAfterTasks() {
    stage.deliver(stage.launch(NODE));
    script.called();
    List<String> answeredBefore = new ArrayList<>();
    script.during("joined in joining", () -> assertThat(stage.hookResults()).isEmpty());
    script.during("after in ready", () -> answeredBefore.addAll(stage.hookResults()));

    Dispatch joined = stage.deliver(stage.commandEnds(NODE, "Success"));

    assertThat(script.called())
        .containsExactly("before in joining", "joined in joining", "after in ready");
    assertThat(answeredBefore).containsExactly("workers-launch CONTINUE CALL");
    assertThat(joined.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem", // claim
            "DynamoDB UpdateItem", // store, with the decided result
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB UpdateItem"); // confirmation
  }

  @ParameterizedTest
  @CsvSource({
    "first,            first",
    "second,           first second",
    "never,            first second never",
    "before in booted, first second never 'before in booted'",
    "join in booted,   first second never 'before in booted' 'join in booted'",
  })
  void whatThrowsEndsTheTransitionAndNothingIsSent(String thrower, String called) {
    script.letThrow(thrower);

    Dispatch join = stage.deliver(stage.launch(NODE));

    assertThat(String.join(" ", script.called())).isEqualTo(called.replace("'", ""));
    assertThat(join.outcome()).isEqualTo("FAILED");
    assertThat(join.calls()).doesNotContain("SSM SendCommand");
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
  }

  @ParameterizedTest
  @CsvSource({"first, first", "second, first second"})
  void theFirstConditionThatSaysNoEndsTheGuard(String refuser, String called) {
    script.refuse(refuser);

    stage.deliver(stage.launch(NODE));

    assertThat(String.join(" ", script.called())).isEqualTo(called);
  }

  @Test
  void aConditionThatMustNotHoldEndsTheGuardToo() {
    script.allow("never");

    stage.deliver(stage.launch(NODE));

    assertThat(script.called()).containsExactly("first", "second", "never");
    assertThat(stage.table().status(NODE)).isEqualTo("broken"); // an unhandled launch
  }
}

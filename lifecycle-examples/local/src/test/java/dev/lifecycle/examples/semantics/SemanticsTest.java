package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.stage.OnStage;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.testing.aws.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts a model on a stage, and tells its methods what to do. */
@ExtendWith(OnStage.class)
abstract class SemanticsTest {

  static final String NODE = "i-0a0000000000000a1";

  /** By then a lease is over that was taken now. */
  static final Duration LEASE = Duration.ofSeconds(66);

  /** A program that does not end by itself while a test looks. */
  static final Machine.Ending HANGING = new Machine.Ending(Duration.ofHours(1), 0);

  /** What a model's methods write down, and which of them throw or say no. */
  final Script script = new Script();

  Stage stage;
  private LocalDynamo dynamo;

  @BeforeEach
  void take(LocalDynamo shared) {
    dynamo = shared;
  }

  <S extends Enum<S>> Stage raise(TransitionTable<S> table, Dispatcher<S> dispatcher)
      throws IOException {
    return raise(table, dispatcher, Map.of());
  }

  /** With more in the function's environment. */
  <S extends Enum<S>> Stage raise(
      TransitionTable<S> table, Dispatcher<S> dispatcher, Map<String, String> environment)
      throws IOException {
    stage = new Stage(dynamo, table, dispatcher, environment);
    return stage;
  }

  @AfterEach
  void strike() {
    if (stage != null) {
      stage.close();
    }
  }

  /** Delivers an event that must be delivered again; returns the calls that were made. */
  List<String> failing(String event) {
    return stage.callsOf(
        () ->
            assertThatThrownBy(() -> stage.deliver(event))
                .isInstanceOfAny(RetryableException.class, CallFailedException.class));
  }

  /** The invocation dies in one of the model's methods; then its lease ends by itself. */
  List<String> dying(String event) {
    List<String> calls =
        stage.callsOf(
            () -> assertThatThrownBy(() -> stage.deliver(event)).isInstanceOf(InternalError.class));
    stage.pass(LEASE);
    return calls;
  }

  /** Another invocation has the record now. */
  void takeOver() {
    stage.table().set(NODE, "LeaseOwner", Table.text("another-invocation"));
    stage
        .table()
        .set(NODE, "LeaseUntil", Table.number(stage.time().instant().plus(LEASE).toEpochMilli()));
  }

  /** The node stays in this state since this transition failed. */
  void assertHalted(String state, String transition) {
    assertThat(stage.table().item(NODE))
        .containsEntry("ItemStatus", Table.text(state))
        .doesNotContainKeys("NextLook", "Deadline", "Pending", "Command", "LeaseOwner");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("state", Table.text(state))
        .containsEntry("transition", Table.text(transition))
        .containsEntry("halted", AttributeValue.fromBool(true));
  }

  /** A model's methods say when they are called; a test says what then happens. */
  static class Script {

    private final List<String> called = new ArrayList<>();
    private final Map<String, Runnable> orders = new HashMap<>();
    private final Set<String> refusing = new HashSet<>();

    /** A task: does what the test wants. */
    void task(String name) {
      called.add(name);
      orders.getOrDefault(name, () -> {}).run();
    }

    /** A condition: holds unless the test does not want it. */
    boolean condition(String name) {
      task(name);
      return !refusing.contains(name);
    }

    /** Whether this was called since it was last asked what was. */
    boolean has(String name) {
      return called.contains(name);
    }

    /** From now on this happens whenever this method is called. */
    void during(String name, Runnable what) {
      orders.put(name, what);
    }

    /** From now on this method throws. */
    void letThrow(String... names) {
      letThrow(new IllegalStateException("as the test wants it"), names);
    }

    /** From now on this method throws this. */
    void letThrow(RuntimeException what, String... names) {
      for (String name : names) {
        during(
            name,
            () -> {
              throw what;
            });
      }
    }

    /** From now on the invocation dies in this method: the engine does nothing more. */
    void letDie(String... names) {
      for (String name : names) {
        during(
            name,
            () -> {
              throw new InternalError("the machine is gone");
            });
      }
    }

    /** From now on no method throws. */
    void mend() {
      orders.clear();
    }

    /** From now on this condition does not hold. */
    void refuse(String... names) {
      refusing.addAll(List.of(names));
    }

    /** From now on this condition holds. */
    void allow(String... names) {
      refusing.removeAll(List.of(names));
    }

    /** What was called since this was last asked. */
    List<String> called() {
      List<String> since = List.copyOf(called);
      called.clear();
      return since;
    }
  }
}

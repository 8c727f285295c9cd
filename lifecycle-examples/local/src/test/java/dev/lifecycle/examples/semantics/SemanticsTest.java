package dev.lifecycle.examples.semantics;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.stage.OnStage;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Puts a model on a stage, and tells its methods what to do. */
@ExtendWith(OnStage.class)
abstract class SemanticsTest {

  static final String NODE = "i-0a0000000000000a1";

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

  /** A model's methods say when they are called; a test says what then happens. */
  static class Script {

    private final List<String> called = new ArrayList<>();
    private final Set<String> throwing = new HashSet<>();
    private final Set<String> refusing = new HashSet<>();
    private RuntimeException thrown = new IllegalStateException("as the test wants it");

    /** A task: throws if the test wants it. */
    void task(String name) {
      called.add(name);
      if (throwing.contains(name)) {
        throw thrown;
      }
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

    /** From now on this method throws. */
    void letThrow(String... names) {
      throwing.addAll(List.of(names));
    }

    /** From now on this method throws this. */
    void letThrow(RuntimeException what, String... names) {
      thrown = what;
      letThrow(names);
    }

    /** From now on no method throws. */
    void mend() {
      throwing.clear();
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

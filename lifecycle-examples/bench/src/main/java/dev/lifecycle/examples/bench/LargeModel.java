package dev.lifecycle.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The source of a model with many rows that is whole: a launch walks through a chain of steps, each
 * of which sends a command, waits for it and asks a condition what is next.
 */
record LargeModel(int rows) {

  static final String NAME = "LargeModel";

  private static final int ROWS_OF_A_STEP = 5;

  /** The launch, the way out, and what becomes of failures. */
  private static final int OTHER_ROWS = 5;

  private static final String HEAD =
      """
      import dev.lifecycle.annotation.*;
      import dev.lifecycle.runtime.*;
      import dev.lifecycle.runtime.event.*;

      @Lifecycle(states = LargeModel.State.class, initial = "fresh", failure = "failure")
      public class LargeModel {

        @Transition(source = "fresh", dest = "working0", on = InstanceLaunching.class)
        void launch(Node node, Commands commands) {
          commands.run("/bin/start", node.ip());
        }

        @Transition(source = "working%1$d", dest = "ready", completes = true)
        void ready() {}

        @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
        void leave(Node node) {}

        @Transition(source = "leaving", dest = Transition.REMOVED, completes = true)
        void remove() {}

        @Transition(source = "failure", dest = "failed", completes = true)
        void abandon() {}

        @Before({"launch", "leave"})
        void announce(Node node, Run run) {}

      """;

  private static final String STEP =
      """
        @Transition(source = "working%1$d", dest = "worked%1$d", on = CommandSucceeded.class)
        void worked%1$d(Node node, CommandSucceeded result) {
          node.set("Step", %1$d);
        }

        @Transition(source = "working%1$d", dest = "failure", on = CommandFailed.class)
        void failed%1$d() {}

        @Transition(source = "working%1$d", dest = "failure", timeout = "10m")
        void late%1$d() {}

        @Condition
        boolean quick%1$d(Node node) {
          return node.type().equals("worker");
        }

        @Transition(source = "worked%1$d", dest = "working%2$d", when = "quick%1$d")
        void go%1$d(Node node, Commands commands) {
          commands.run("/bin/step", "%1$d");
        }

        @Transition(source = "worked%1$d", dest = "working%2$d", unless = "quick%1$d")
        void goSlowly%1$d(Commands commands) {
          commands.run("/bin/step", "--slowly", "%1$d");
        }

        @After("worked%1$d")
        void note%1$d(Node node) {}

      """;

  private int steps() {
    return (rows - OTHER_ROWS) / ROWS_OF_A_STEP;
  }

  String source() {
    List<String> states = new ArrayList<>(List.of("FRESH"));
    for (int step = 0; step < steps(); step++) {
      states.add("WORKING" + step);
      states.add("WORKED" + step);
    }
    states.addAll(List.of("WORKING" + steps(), "READY", "LEAVING", "FAILURE", "FAILED"));
    return HEAD.formatted(steps())
        + IntStream.range(0, steps())
            .mapToObj(step -> STEP.formatted(step, step + 1))
            .collect(Collectors.joining())
        + "  enum State {\n    "
        + String.join(",\n    ", states)
        + "\n  }\n}\n";
  }
}

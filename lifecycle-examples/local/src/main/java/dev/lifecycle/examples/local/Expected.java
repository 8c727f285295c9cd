package dev.lifecycle.examples.local;

import dev.lifecycle.testing.aws.Hook.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the scenario must end. */
final class Expected {

  private static final Map<String, Outcome.Instance> INSTANCES =
      Map.of(
          Scenario.LEAVER,
          new Outcome.Instance(
              Outcome.REMOVED, Optional.of(Result.CONTINUE), Optional.of(Result.CONTINUE)),
          Scenario.LATE,
          new Outcome.Instance("ready", Optional.of(Result.CONTINUE), Optional.empty()),
          Scenario.BROKEN,
          new Outcome.Instance("failed", Optional.of(Result.ABANDON), Optional.empty()));

  /** Nothing twice: three joins and a leave, each hook completed once. */
  private static final Map<String, Integer> EXACTLY =
      Map.of("Auto Scaling CompleteLifecycleAction", 4, "SSM SendCommand", 4);

  /** The agent that is late. How often depends on when the retries come. */
  private static final String SOME = "SSM SendCommand: InvalidInstanceId";

  private Expected() {}

  /** How this outcome differs from what is expected; empty if it does not. */
  static List<String> differences(Outcome outcome) {
    List<String> differences = new ArrayList<>();
    INSTANCES.forEach(
        (instance, expected) -> {
          Outcome.Instance actual = outcome.instances().get(instance);
          if (!expected.equals(actual)) {
            differences.add(instance + ": expected " + words(expected) + ", not " + words(actual));
          }
        });
    EXACTLY.forEach(
        (action, times) -> {
          int actual = outcome.accepted().getOrDefault(action, 0);
          if (actual != times) {
            differences.add(action + ": expected " + times + " times, not " + actual);
          }
        });
    outcome.refused().keySet().stream()
        .filter(refusal -> !refusal.startsWith("DynamoDB ") && !refusal.equals(SOME))
        .forEach(refusal -> differences.add(refusal + ": not expected"));
    if (!outcome.refused().containsKey(SOME)) {
      differences.add(SOME + ": expected at least once");
    }
    outcome.deadLetters().forEach(event -> differences.add("a dead letter: " + event));
    return differences;
  }

  private static String words(Outcome.Instance instance) {
    return instance.state()
        + ", launch "
        + instance.launch().map(Result::name).orElse("-")
        + ", terminate "
        + instance.terminate().map(Result::name).orElse("-");
  }
}

package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.testing.aws.Hook.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a run ended: each instance's record and hooks, and how often each AWS call was made. What is
 * expected and what DynamoDB and the endpoint hold are compared in this form.
 *
 * @param instances by instance id, in order
 * @param accepted how many calls of an action were accepted, by service and action
 * @param refused how many were refused, by service, action and error code
 * @param deadLetters the events that the function was given too often
 */
record Outcome(
    Map<String, Instance> instances,
    Map<String, Integer> accepted,
    Map<String, Integer> refused,
    List<String> deadLetters) {

  /** The state of an instance whose record is gone. */
  static final String REMOVED = "(removed)";

  /**
   * One instance's end.
   *
   * @param state its record's state
   */
  record Instance(String state, Optional<Result> launch, Optional<Result> terminate) {}

  /** The calls of a log, counted. */
  static Outcome of(Map<String, Instance> instances, List<Call> calls, List<String> deadLetters) {
    Map<String, Integer> accepted = new TreeMap<>();
    Map<String, Integer> refused = new TreeMap<>();
    for (Call call : calls) {
      String action = call.service() + " " + call.action();
      call.refusal()
          .ifPresentOrElse(
              code -> refused.merge(action + ": " + code, 1, Integer::sum),
              () -> accepted.merge(action, 1, Integer::sum));
    }
    return new Outcome(new LinkedHashMap<>(instances), accepted, refused, List.copyOf(deadLetters));
  }
}

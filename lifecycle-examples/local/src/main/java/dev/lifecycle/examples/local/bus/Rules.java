package dev.lifecycle.examples.local.bus;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Json;
import java.util.ArrayList;
import java.util.List;
import software.amazon.event.ruler.Ruler;

/** The rules of a bus: decide, as EventBridge does, which queue hears of which event. */
public final class Rules {

  private final List<Rule> rules;
  private final Queues queues;

  /**
   * These rules.
   *
   * @throws IllegalArgumentException if a target is not among the queues, or a pattern is none
   */
  public Rules(List<Rule> rules, Queues queues) {
    this.rules = List.copyOf(rules);
    this.queues = queues;
    rules.forEach(this::check);
  }

  private void check(Rule rule) {
    rule.targets().forEach(target -> queues.at(target.queueArn()));
    matches(rule, "{}");
  }

  /** Sends an event to the targets of each rule that it matches. */
  public void accept(String event) {
    for (Rule rule : rules) {
      if (matches(rule, event)) {
        rule.targets().forEach(target -> queues.at(target.queueArn()).send(target.input(event)));
      }
    }
  }

  private static boolean matches(Rule rule, String event) {
    if (rule.trigger() instanceof Rule.Match match) {
      try {
        return Ruler.matchesRule(event, match.pattern());
      } catch (Exception e) {
        throw new IllegalArgumentException(
            "the pattern of rule " + rule.name() + " cannot be matched: " + e.getMessage(), e);
      }
    }
    return resources(Json.read(event)).contains(rule.arn());
  }

  /** A scheduled event names its rule. */
  private static List<String> resources(JrsValue event) {
    List<String> resources = new ArrayList<>();
    if (event.path("resources") instanceof JrsArray values) {
      values.elements().forEachRemaining(value -> resources.add(value.asText()));
    }
    return resources;
  }
}

package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.examples.local.bus.InputTransformer;
import dev.lifecycle.examples.local.bus.Rule;
import dev.lifecycle.examples.local.bus.Rule.Match;
import dev.lifecycle.examples.local.bus.Rule.Schedule;
import dev.lifecycle.examples.local.bus.Rule.Target;
import dev.lifecycle.examples.local.bus.Rule.Trigger;
import dev.lifecycle.testing.aws.Json;
import java.util.Map;
import java.util.Optional;

/** Reads a rule of EventBridge. */
final class RuleProperties {

  private RuleProperties() {}

  static Rule read(Resource rule) {
    return rule.read(
        fields ->
            new Rule(
                rule.name(),
                rule.arn(),
                trigger(fields),
                fields.objects("Targets", RuleProperties::target)));
  }

  private static Trigger trigger(Fields rule) {
    Map<String, Object> pattern = rule.section("EventPattern");
    Optional<String> schedule = rule.optionalText("ScheduleExpression");
    if (pattern.isEmpty() == schedule.isEmpty()) {
      throw rule.problem("EventPattern", "or a ScheduleExpression: there must be one of them");
    }
    return schedule.<Trigger>map(Schedule::new).orElseGet(() -> new Match(Json.write(pattern)));
  }

  private static Target target(Fields target) {
    target.leave("Id");
    // What is sent here arrives.
    target.leave("DeadLetterConfig");
    return new Target(
        target.text("Arn"), target.optionalObject("InputTransformer", RuleProperties::transformer));
  }

  private static InputTransformer transformer(Fields transformer) {
    return new InputTransformer(
        transformer.textsByName("InputPathsMap"), transformer.text("InputTemplate"));
  }
}

package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of the template that fires a schedule.
 *
 * @param id its name in the template
 * @param schedule the schedule's name
 * @param rate when it fires; empty: a parameter says so
 */
record ScheduleRule(String id, String schedule, Optional<String> rate) {

  /** The rules of a model's schedules, in declaration order, and of the sweep. */
  static List<ScheduleRule> of(LifecycleSpec spec) {
    List<ScheduleRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Schedule schedule : spec.schedules()) {
      String name = camelCase(schedule.name());
      String id = name;
      for (int number = 2; !ids.add(id); number++) {
        id = name + number;
      }
      rules.add(new ScheduleRule(id + "Schedule", schedule.name(), schedule.rate()));
    }
    rules.add(new ScheduleRule("Sweep", "lifecycle-sweep", Optional.of("rate(1 minute)")));
    return rules;
  }

  /** What the queue gets; a sign that EventBridge reads in a template is written as a number. */
  String input() {
    return "{\"lifecycle\":{\"schedule\":"
        + Json.text(schedule).replace("<", "\\u003c")
        + ",\"time\":<time>}}";
  }

  /** The parameter that says when it fires. */
  String parameter() {
    return id + "Expression";
  }

  /**
   * {@code nightly-backup} is {@code NightlyBackup}: the template takes letters and digits only.
   */
  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    boolean wordStarts = true;
    for (char letter : name.toCharArray()) {
      boolean plain = letter < 128 && Character.isLetterOrDigit(letter);
      if (plain) {
        camel.append(wordStarts ? Character.toUpperCase(letter) : letter);
      }
      wordStarts = !plain;
    }
    return camel.toString();
  }
}

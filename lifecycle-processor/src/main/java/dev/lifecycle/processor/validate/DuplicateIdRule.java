package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredSchedule;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An id stands for one transition, a condition's name for one method, a schedule's name for one
 * method too. So does a task's name within a transition, as {@code Run.taskKey()} is made of it.
 */
final class DuplicateIdRule implements Rule {

  /** The runtime's own schedule. */
  private static final String SWEEP = "lifecycle-sweep";

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return Stream.of(transitions(model), conditions(model), schedules(model), tasks(model))
        .flatMap(found -> found);
  }

  private static Stream<Finding> transitions(DiscoveredModel model) {
    Set<String> ids = new HashSet<>();
    return model.transitions().stream()
        .filter(row -> !ids.add(row.id().value()))
        .map(
            row ->
                Problems.duplicateId(
                        "a transition '%s'".formatted(row.id().value()),
                        "Give this one a name of its own: name = \"...\"")
                    .at(row.id().origin()));
  }

  private static Stream<Finding> conditions(DiscoveredModel model) {
    Set<String> names = new HashSet<>();
    return model.conditions().stream()
        .filter(condition -> !names.add(condition.name()))
        .map(DuplicateIdRule::duplicate);
  }

  private static Stream<Finding> schedules(DiscoveredModel model) {
    Map<String, String> owners = new HashMap<>(Map.of(SWEEP, "the runtime's own"));
    List<Finding> findings = new ArrayList<>();
    for (DiscoveredMethod method : model.methods()) {
      for (DiscoveredSchedule schedule : method.schedule().stream().toList()) {
        Written<String> name = schedule.name();
        String owner = owners.putIfAbsent(name.value(), "that of '%s'".formatted(method.name()));
        if (owner != null) {
          findings.add(
              Problems.duplicateId(
                      "a schedule '%s'".formatted(name.value()),
                      "It is %s; give this one another name.".formatted(owner))
                  .at(name.origin()));
        }
      }
    }
    return findings.stream();
  }

  private static Stream<Finding> tasks(DiscoveredModel model) {
    Map<String, DiscoveredMethod> firsts = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (DiscoveredMethod method : model.methods()) {
      if (method.isTask()) {
        DiscoveredMethod first = firsts.putIfAbsent(method.name(), method);
        if (first != null && (isShared(first) || isShared(method))) {
          findings.add(duplicate(method));
        }
      }
    }
    return findings.stream();
  }

  private static boolean isShared(DiscoveredMethod method) {
    return method.tasks().findAny().isPresent();
  }

  private static Finding duplicate(DiscoveredMethod method) {
    return Problems.duplicateId(
            "an annotated method '%s'".formatted(method.name()),
            "The two could not be told apart; rename one.")
        .at(method.origin());
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredTask;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import dev.lifecycle.processor.report.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code @Before} and {@code @After} name transitions. */
final class TransitionIdRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    List<DiscoveredTask> tasks = model.methods().stream().flatMap(DiscoveredMethod::tasks).toList();
    Stream<Finding> empty =
        tasks.stream()
            .flatMap(task -> task.emptyList().stream())
            .map(list -> Problems.noTransition().at(list));
    Set<String> known =
        model.transitions().stream()
            .map(row -> row.id().value())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Stream.concat(
        empty,
        tasks.stream().flatMap(task -> task.ids().stream()).flatMap(id -> check(id, known, model)));
  }

  private static Stream<Finding> check(
      Written<String> id, Set<String> known, DiscoveredModel model) {
    return known.contains(id.value())
        ? Stream.empty()
        : Stream.of(
            Problems.unknownTransition(id.value(), remark(id.value(), known, model))
                .at(id.origin()));
  }

  /** What is said of a name: of a method's whose transition has another one, that one. */
  private static String remark(String id, Set<String> known, DiscoveredModel model) {
    return model.methods().stream()
        .filter(method -> method.name().equals(id))
        .flatMap(method -> method.transitions().stream())
        .map(row -> Suggestions.meant(row.id().value()))
        .findFirst()
        .orElseGet(() -> Suggestions.among(known, id));
  }
}

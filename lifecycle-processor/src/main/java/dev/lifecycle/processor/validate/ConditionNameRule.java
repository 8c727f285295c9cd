package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import dev.lifecycle.processor.report.Suggestions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code when} and {@code unless} name conditions. */
final class ConditionNameRule implements Rule {

  private static final String NOT = "!";

  private final KnownTypes types;

  ConditionNameRule(KnownTypes types) {
    this.types = types;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    Set<String> known =
        model.conditions().stream()
            .map(DiscoveredMethod::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return model.transitions().stream()
        .flatMap(
            row ->
                Stream.concat(
                    row.when().stream().flatMap(name -> check(name, "unless", known, model)),
                    row.unless().stream().flatMap(name -> check(name, "when", known, model))));
  }

  private Stream<Finding> check(
      Written<String> name, String opposite, Set<String> known, DiscoveredModel model) {
    return known.contains(name.value())
        ? Stream.empty()
        : Stream.of(
            Problems.unknownCondition(name.value(), remark(name.value(), opposite, known, model))
                .at(name.origin()));
  }

  private String remark(String name, String opposite, Set<String> known, DiscoveredModel model) {
    if (model.methodNames().contains(name)) {
      return ": the method of this name is no condition. Annotate it @Condition";
    }
    if (name.startsWith(NOT) && known.contains(name.substring(NOT.length()))) {
      return Suggestions.write("%s = \"%s\"".formatted(opposite, name.substring(NOT.length())));
    }
    return types.conditions(RuntimeTypes.LIFECYCLE_MODEL).contains(name)
        ? Suggestions.write(
            "%s extends LifecycleModel, which declares it".formatted(model.type().getSimpleName()))
        : Suggestions.among(known, name);
  }
}

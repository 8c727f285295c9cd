package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredSchedule;
import dev.lifecycle.processor.discover.DiscoveredState;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A name that records hold is one that they can hold, and stands for one state. */
final class StoredNameRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return Stream.of(faults(model), shared(model), schedules(model)).flatMap(found -> found);
  }

  private static Stream<Finding> faults(DiscoveredModel model) {
    return model.constants().stream()
        .flatMap(state -> state.names().stream().flatMap(name -> fault(name, state).stream()));
  }

  private static Optional<Finding> fault(Written<String> name, DiscoveredState state) {
    String instead =
        name.equals(state.stored())
            ? "Write a word: @Stored(\"%s\")".formatted(state.name().toLowerCase(Locale.ROOT))
            : "Write the name that records hold, or remove it from formerly.";
    return StoredNames.fault(name.value())
        .map(fault -> Problems.storedName(StoredNames.shown(name.value()), fault, instead))
        .map(problem -> problem.at(name.origin()));
  }

  private static Stream<Finding> shared(DiscoveredModel model) {
    Map<String, String> owners = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (DiscoveredState state : model.constants()) {
      for (Written<String> name : state.names()) {
        String owner = owners.putIfAbsent(name.value(), state.name());
        boolean taken = owner != null && !owner.equals(state.name());
        if (taken && StoredNames.fault(name.value()).isEmpty()) {
          findings.add(taken(name, owner, state).at(name.origin()));
        }
      }
    }
    return findings.stream();
  }

  private static Problem taken(Written<String> name, String owner, DiscoveredState state) {
    return Problems.storedName(
        name.value(),
        "is a stored name of %s already, so a record could mean either".formatted(owner),
        name.equals(state.stored())
            ? "Give this state another: @Stored(\"...\")"
            : "Remove it from formerly.");
  }

  private static Stream<Finding> schedules(DiscoveredModel model) {
    return model.methods().stream()
        .flatMap(method -> method.schedule().stream())
        .map(DiscoveredSchedule::name)
        .filter(name -> name.value().isBlank())
        .map(
            name ->
                Problems.storedName(
                        StoredNames.shown(name.value()),
                        "names no schedule, and records hold its name",
                        "Write one: @Scheduled(\"nightly\")")
                    .at(name.origin()));
  }
}

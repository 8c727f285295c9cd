package dev.lifecycle.processor.validate;

import dev.lifecycle.annotation.Transition;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredState;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import dev.lifecycle.processor.report.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code initial}, {@code failure}, {@code source} and {@code dest} name states. */
final class StateNameRule implements Rule {

  /** What stands where a state's name does and is none, and how it is written. */
  static final Map<String, String> CONSTANTS =
      Map.of(
          Transition.ANY, "Transition.ANY",
          Transition.REMOVED, "Transition.REMOVED",
          Transition.STAY, "Transition.STAY");

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    Set<String> known =
        model.constants().stream()
            .map(state -> state.stored().value())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (known.isEmpty()) {
      return Stream.empty(); // that is told once, of the enum
    }
    Stream<Finding> named =
        Stream.concat(Stream.of(model.initial()), model.failure().stream())
            .flatMap(name -> check(name, Place.LIFECYCLE, known, model));
    Stream<Finding> sources =
        model.transitions().stream()
            .flatMap(row -> row.source().stream())
            .flatMap(name -> check(name, Place.SOURCE, known, model));
    Stream<Finding> dests =
        model.transitions().stream().flatMap(row -> check(row.dest(), Place.DEST, known, model));
    return Stream.of(named, sources, dests).flatMap(found -> found);
  }

  private static Stream<Finding> check(
      Written<String> name, Place place, Set<String> known, DiscoveredModel model) {
    return known.contains(name.value()) || place.constants.contains(name.value())
        ? Stream.empty()
        : Stream.of(problem(name.value(), place, model.constants(), known).at(name.origin()));
  }

  private static Problem problem(
      String name, Place place, List<DiscoveredState> states, Set<String> known) {
    if (CONSTANTS.containsKey(name)) {
      return Problems.noState(CONSTANTS.get(name), place.instead);
    }
    String remark =
        storedOtherwise(name, states)
            .map(Suggestions::meant)
            .or(() -> place.code(name, known).map(Suggestions::write))
            .orElseGet(() -> Suggestions.among(known, name));
    return Problems.unknownState(name, remark);
  }

  /** The stored name of the state whose constant or earlier name this is. */
  private static Optional<String> storedOtherwise(String name, List<DiscoveredState> states) {
    return states.stream()
        .filter(
            state ->
                state.name().equalsIgnoreCase(name)
                    || state.formerly().stream().anyMatch(old -> old.value().equals(name)))
        .map(state -> state.stored().value())
        .findFirst();
  }

  /** Where a state is named, and what else may stand there. */
  private enum Place {
    LIFECYCLE("Name a state.", Map.of()),
    SOURCE(
        "Name the states that the transition leaves, or write source = Transition.ANY",
        Map.of("any", "source = Transition.ANY", "*", "source = Transition.ANY"),
        Transition.ANY),
    DEST(
        "Name the state that the transition enters, or write dest = Transition.STAY",
        Map.of(
            "removed", "dest = Transition.REMOVED",
            "stay", "dest = Transition.STAY",
            "=", "dest = Transition.STAY"),
        Transition.REMOVED,
        Transition.STAY);

    private final String instead;

    /** What users write for the constants, and what to write; signs of other libraries too. */
    private final Map<String, String> spellings;

    private final Set<String> constants;

    Place(String instead, Map<String, String> spellings, String... constants) {
      this.instead = instead;
      this.spellings = spellings;
      this.constants = Set.of(constants);
    }

    /** The code for a constant that was meant, unless there is a state of that name. */
    private Optional<String> code(String name, Set<String> known) {
      return Optional.ofNullable(spellings.get(name.toLowerCase(Locale.ROOT)))
          .filter(code -> known.stream().noneMatch(name::equalsIgnoreCase));
    }
  }
}

package dev.lifecycle.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The instances of a story by their names. */
final class Cast<S extends Enum<S>> {

  private final LifecycleScenario<S> scenario;
  private final Map<String, ScenarioInstance<S>> instances = new LinkedHashMap<>();

  Cast(LifecycleScenario<S> scenario) {
    this.scenario = scenario;
  }

  /** The instance of this name; the first mention makes it. */
  ScenarioInstance<S> instance(String name) {
    if (!instances.containsKey(Given.text("instance(name)", name))) {
      if (isTaken(name)) {
        throw new IllegalArgumentException(
            name + " is the id of '" + nameOf(name) + "': call it by its name");
      }
      int number = instances.size() + 1;
      while (isTaken(ScenarioInstance.id(name, number))) {
        number++;
      }
      instances.put(name, new ScenarioInstance<>(scenario, name, number));
    }
    return instances.get(name);
  }

  private boolean isTaken(String id) {
    return all().stream().anyMatch(instance -> instance.id().equals(id));
  }

  private Collection<ScenarioInstance<S>> all() {
    return instances.values();
  }

  /** The name that the test gave an instance; its id, if it gave none. */
  String nameOf(String id) {
    return all().stream()
        .filter(instance -> instance.id().equals(id))
        .map(ScenarioInstance::name)
        .findFirst()
        .orElse(id);
  }

  /** The text with names in place of ids. */
  String named(String text) {
    String named = text;
    for (ScenarioInstance<S> instance : all()) {
      named = named.replace(instance.id(), instance.name());
    }
    return named;
  }

  /**
   * Requires that the instance is there, or was: its name may be misspelt.
   *
   * @param so what follows if not, for the message
   */
  void requireHasBeen(ScenarioInstance<S> instance, String so) {
    if (!instance.hasBeen()) {
      String others =
          all().stream()
              .filter(ScenarioInstance::hasBeen)
              .map(ScenarioInstance::name)
              .collect(Collectors.joining(", "));
      throw new IllegalStateException(
          instance
              + " has neither launched nor existed, so "
              + so
              + ": launch() or existsIn(..) first; there is "
              + (others.isEmpty() ? "none yet" : others));
    }
  }
}

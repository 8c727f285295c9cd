package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredState;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A stored name, or an earlier one, stands for one state. */
final class StoredNameRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    Map<String, String> owners = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (DiscoveredState state : model.constants()) {
      for (Written<String> name : state.names()) {
        String owner = owners.putIfAbsent(name.value(), state.name());
        if (owner != null && !owner.equals(state.name())) {
          findings.add(
              Problems.storedName(name.value(), owner, instead(name, state)).at(name.origin()));
        }
      }
    }
    return findings.stream();
  }

  private static String instead(Written<String> name, DiscoveredState state) {
    return name.equals(state.stored())
        ? "Give this state another: @Stored(\"...\")"
        : "Remove it from formerly.";
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.annotation.Transition;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A transition that stays has a trigger. */
final class StayRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.transitions().stream()
        .filter(StayRule::lacksTrigger)
        .map(row -> Problems.stay().at(row.dest().origin()));
  }

  /** Whether it stays, and would do so again and again. */
  static boolean lacksTrigger(DiscoveredTransition row) {
    return row.dest().value().equals(Transition.STAY) && !row.triggered();
  }
}

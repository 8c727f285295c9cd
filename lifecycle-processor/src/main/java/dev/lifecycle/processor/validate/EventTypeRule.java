package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** What {@code on} names are events. */
final class EventTypeRule implements Rule {

  private final KnownTypes types;

  EventTypeRule(KnownTypes types) {
    this.types = types;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.transitions().stream()
        .flatMap(row -> row.on().stream())
        .filter(type -> !types.isEvent(type.value()))
        .map(type -> Problems.eventType(type.value().toString()).at(type.origin()));
  }
}

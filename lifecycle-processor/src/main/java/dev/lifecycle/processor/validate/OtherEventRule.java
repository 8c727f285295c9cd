package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Origin;
import dev.lifecycle.processor.report.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A transition on {@code OtherEvent} says on which: its source and its detail type. */
final class OtherEventRule implements Rule {

  private final Triggers triggers;

  OtherEventRule(Triggers triggers) {
    this.triggers = triggers;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.transitions().stream().flatMap(this::check);
  }

  private Stream<Finding> check(DiscoveredTransition row) {
    List<Origin> written = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    row.on().stream()
        .filter(type -> triggers.isOtherEvent(type.value()))
        .map(Written::origin)
        .findFirst()
        .ifPresentOrElse(written::add, () -> missing.add("on = OtherEvent.class"));
    row.eventSource()
        .map(Written::origin)
        .ifPresentOrElse(written::add, () -> missing.add("eventSource"));
    row.detailType()
        .map(Written::origin)
        .ifPresentOrElse(written::add, () -> missing.add("detailType"));
    return written.isEmpty() || missing.isEmpty()
        ? Stream.empty()
        : Stream.of(Problems.otherEvent(missing).at(written.get(0)));
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Origin;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A model keeps nothing in its fields: it serves many nodes at once. */
final class MutableFieldRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.fields().stream()
        .filter(field -> !field.getModifiers().contains(Modifier.FINAL))
        .map(field -> Problems.mutableField(field.getSimpleName().toString()).at(Origin.of(field)));
  }
}

package dev.lifecycle.processor.discover;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;

/**
 * A constant of the states enum.
 *
 * @param constant the constant
 * @param stored the name that records hold
 * @param formerly names that records may still hold
 */
public record DiscoveredState(
    VariableElement constant, Written<String> stored, List<Written<String>> formerly) {

  /** Every name that a record may hold for it. */
  public List<Written<String>> names() {
    return Stream.concat(Stream.of(stored), formerly.stream()).toList();
  }

  /** The constant's own name. */
  public String name() {
    return constant.getSimpleName().toString();
  }
}

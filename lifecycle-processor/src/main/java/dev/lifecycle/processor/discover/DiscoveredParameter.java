package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of an annotated method.
 *
 * @param element the parameter
 * @param type its type, as seen from the model
 */
public record DiscoveredParameter(VariableElement element, TypeMirror type) {

  /** The parameter's name. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** The parameter itself. */
  public Origin origin() {
    return Origin.of(element);
  }
}

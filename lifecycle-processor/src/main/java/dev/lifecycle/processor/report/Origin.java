package dev.lifecycle.processor.report;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * Where the user wrote something.
 *
 * @param element the class, method, parameter or constant
 * @param annotation the annotation on it, if it is about one
 * @param value the value in that annotation, if it is about one that is written there
 */
public record Origin(
    Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value) {

  /** An element itself. */
  public static Origin of(Element element) {
    return new Origin(element, Optional.empty(), Optional.empty());
  }

  /** An annotation of an element. */
  public static Origin of(Element element, AnnotationMirror annotation) {
    return new Origin(element, Optional.of(annotation), Optional.empty());
  }

  /** A value in this annotation. */
  public Origin at(AnnotationValue part) {
    return new Origin(element, annotation, Optional.of(part));
  }
}

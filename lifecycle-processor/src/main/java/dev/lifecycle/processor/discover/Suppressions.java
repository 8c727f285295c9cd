package dev.lifecycle.processor.discover;

import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** Reads {@code @SuppressWarnings}. */
public final class Suppressions {

  private static final String SUPPRESS_WARNINGS = "java.lang.SuppressWarnings";
  private static final String PREFIX = "lifecycle:";

  private Suppressions() {}

  /** Whether warnings of this key are suppressed on an element or on what it stands in. */
  public static boolean suppresses(Element element, String key) {
    return Stream.<Element>iterate(element, e -> e != null, Element::getEnclosingElement)
        .flatMap(e -> AnnotationView.find(e, SUPPRESS_WARNINGS).stream())
        .flatMap(suppressed -> suppressed.strings("value").stream())
        .anyMatch(name -> name.value().equals(PREFIX + key));
  }
}

package dev.lifecycle.processor.discover;

import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** Reads {@code @SuppressWarnings}. */
public final class Suppressions {

  /** What a key of ours stands behind. */
  public static final String PREFIX = "lifecycle:";

  private static final String SUPPRESS_WARNINGS = "java.lang.SuppressWarnings";

  private Suppressions() {}

  /** Whether warnings of this key are suppressed on an element or on what it stands in. */
  static boolean suppresses(Element element, String key) {
    return names(Stream.of(element)).anyMatch(name -> name.value().equals(PREFIX + key));
  }

  /** What is suppressed on these elements and on what they stand in, each written name once. */
  static Stream<Written<String>> names(Stream<? extends Element> elements) {
    return elements
        .flatMap(e -> Stream.<Element>iterate(e, x -> x != null, Element::getEnclosingElement))
        .distinct()
        .flatMap(e -> AnnotationView.find(e, SUPPRESS_WARNINGS).stream())
        .flatMap(suppressed -> suppressed.strings("value").stream());
  }
}

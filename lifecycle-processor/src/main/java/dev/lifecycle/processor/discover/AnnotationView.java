package dev.lifecycle.processor.discover;

import static javax.lang.model.util.ElementFilter.methodsIn;

import com.google.auto.common.MoreTypes;
import dev.lifecycle.processor.report.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * One annotation of one element; the only class that reads annotation values. A value that the
 * compiler could not make out reads as absent; {@link #readable} tells.
 */
final class AnnotationView {

  /** What javac puts where a value is in error itself. */
  private static final String ERROR = "<error>";

  private final Element element;
  private final AnnotationMirror mirror;

  /** The values that are written, by their members' names. */
  private final Map<String, AnnotationValue> written = new HashMap<>();

  /**
   * A view of an annotation.
   *
   * @param element what is annotated
   */
  AnnotationView(Element element, AnnotationMirror mirror) {
    this.element = element;
    this.mirror = mirror;
    mirror
        .getElementValues()
        .forEach((member, value) -> written.put(member.getSimpleName().toString(), value));
  }

  /** This element's annotation of this type. */
  static Optional<AnnotationView> find(Element element, String type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> isOf(mirror, type))
        .findFirst()
        .map(mirror -> new AnnotationView(element, mirror));
  }

  private static boolean isOf(AnnotationMirror mirror, String type) {
    TypeElement annotation = MoreTypes.asTypeElement(mirror.getAnnotationType());
    return annotation.getQualifiedName().contentEquals(type);
  }

  /** What is annotated. */
  Element element() {
    return element;
  }

  /** The annotation itself. */
  Origin origin() {
    return Origin.of(element, mirror);
  }

  /** Whether the compiler made out every value. */
  boolean readable() {
    return methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements()).stream()
        .map(member -> value(member.getSimpleName().toString()))
        .allMatch(value -> value.filter(this::known).isPresent());
  }

  private boolean known(AnnotationValue value) {
    return parts(value)
        .map(AnnotationValue::getValue)
        .allMatch(
            part ->
                part instanceof AnnotationMirror nested
                    ? new AnnotationView(element, nested).readable()
                    : !part.equals(ERROR));
  }

  /** A member that has one value. */
  <T> Optional<Written<T>> single(String member, Class<T> type) {
    return list(member, type).stream().findFirst();
  }

  /** A member that may have several values, in the order in which they are written. */
  <T> List<Written<T>> list(String member, Class<T> type) {
    return values(member)
        .filter(value -> type.isInstance(value.getValue()))
        .map(value -> new Written<>(type.cast(value.getValue()), place(member, value)))
        .toList();
  }

  /** A text member. */
  Written<String> string(String member) {
    return single(member, String.class).orElseGet(() -> new Written<>("", origin()));
  }

  /** A member that has several texts. */
  List<Written<String>> strings(String member) {
    return list(member, String.class);
  }

  /** A member that has several types. */
  List<Written<TypeMirror>> types(String member) {
    return list(member, TypeMirror.class);
  }

  /** The place of a member's list that is written, but empty. */
  Optional<Origin> emptyList(String member) {
    return Optional.ofNullable(written.get(member))
        .filter(value -> value.getValue() instanceof List<?> parts && parts.isEmpty())
        .map(value -> origin().at(value));
  }

  /** A yes-or-no member. */
  boolean flag(String member) {
    return single(member, Boolean.class).map(Written::value).orElse(false);
  }

  /** The annotations in a container's member. */
  List<AnnotationView> annotations(String member) {
    return list(member, AnnotationMirror.class).stream()
        .map(nested -> new AnnotationView(element, nested.value()))
        .toList();
  }

  /** The place of a value; of a member with one unbraced value the member's, which javac finds. */
  private Origin place(String member, AnnotationValue value) {
    AnnotationValue whole = written.get(member);
    return whole == null ? origin() : origin().at(isSingle(whole) ? whole : value);
  }

  private static boolean isSingle(AnnotationValue value) {
    return value.getValue() instanceof List<?> parts && parts.size() == 1;
  }

  private Stream<AnnotationValue> values(String member) {
    return value(member).stream().flatMap(AnnotationView::parts);
  }

  private static Stream<AnnotationValue> parts(AnnotationValue value) {
    return value.getValue() instanceof List<?> parts
        ? parts.stream().map(AnnotationValue.class::cast)
        : Stream.of(value);
  }

  private Optional<AnnotationValue> value(String member) {
    return Optional.ofNullable(written.get(member)).or(() -> defaultValue(member));
  }

  private Optional<AnnotationValue> defaultValue(String member) {
    for (Element part : mirror.getAnnotationType().asElement().getEnclosedElements()) {
      if (part instanceof ExecutableElement method
          && method.getSimpleName().contentEquals(member)) {
        return Optional.ofNullable(method.getDefaultValue());
      }
    }
    return Optional.empty();
  }
}

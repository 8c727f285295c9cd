package dev.lifecycle.processor.discover;

import static javax.lang.model.util.ElementFilter.methodsIn;

import com.google.auto.common.MoreTypes;
import dev.lifecycle.processor.report.Origin;
import java.util.List;
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
 *
 * @param element what is annotated
 * @param mirror the annotation
 */
record AnnotationView(Element element, AnnotationMirror mirror) {

  /** What javac puts where a value is in error itself. */
  private static final String ERROR = "<error>";

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

  /** The annotation itself. */
  Origin origin() {
    return Origin.of(element, mirror);
  }

  /** Whether the compiler made out every value. */
  boolean readable() {
    return members().allMatch(member -> value(member).filter(this::known).isPresent());
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
    return members()
        .filter(method -> method.getSimpleName().contentEquals(member))
        .flatMap(method -> Stream.ofNullable(mirror.getElementValues().get(method)))
        .filter(value -> value.getValue() instanceof List<?> parts && parts.isEmpty())
        .map(value -> origin().at(value))
        .findFirst();
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
    return members()
        .filter(method -> method.getSimpleName().contentEquals(member))
        .flatMap(method -> Stream.ofNullable(mirror.getElementValues().get(method)))
        .findFirst()
        .map(written -> isSingle(written) ? origin().at(written) : origin().at(value))
        .orElseGet(this::origin);
  }

  private static boolean isSingle(AnnotationValue value) {
    return value.getValue() instanceof List<?> parts && parts.size() == 1;
  }

  private Stream<AnnotationValue> values(String member) {
    return members()
        .filter(method -> method.getSimpleName().contentEquals(member))
        .flatMap(method -> value(method).stream())
        .flatMap(AnnotationView::parts);
  }

  private static Stream<AnnotationValue> parts(AnnotationValue value) {
    return value.getValue() instanceof List<?> parts
        ? parts.stream().map(AnnotationValue.class::cast)
        : Stream.of(value);
  }

  private Stream<ExecutableElement> members() {
    return methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements()).stream();
  }

  private Optional<AnnotationValue> value(ExecutableElement member) {
    AnnotationValue written = mirror.getElementValues().get(member);
    return Optional.ofNullable(written != null ? written : member.getDefaultValue());
  }
}

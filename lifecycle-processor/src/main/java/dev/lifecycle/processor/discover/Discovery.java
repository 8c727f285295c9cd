package dev.lifecycle.processor.discover;

import static javax.lang.model.util.ElementFilter.fieldsIn;

import com.google.auto.common.MoreTypes;
import com.google.auto.common.SuperficialValidation;
import dev.lifecycle.processor.report.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads model classes. */
public final class Discovery {

  /** The annotation that makes a class a model. */
  public static final String LIFECYCLE = "dev.lifecycle.annotation.Lifecycle";

  private static final String STORED = "dev.lifecycle.annotation.Stored";

  private final Members members;
  private final Types types;

  /** Reads with the compiler's view of elements and types. */
  public Discovery(Elements elements, Types types) {
    this.members = new Members(elements);
    this.types = types;
  }

  /** What the user wrote in a class that is annotated {@code @Lifecycle}. */
  public DiscoveredModel model(TypeElement type) {
    AnnotationView lifecycle = AnnotationView.find(type, LIFECYCLE).orElseThrow();
    Optional<Written<TypeElement>> states = states(lifecycle);
    List<ExecutableElement> all = members.methods(type);
    List<DiscoveredMethod> methods =
        all.stream()
            .map(method -> Methods.discover(method, seen(method, type)))
            .filter(DiscoveredMethod::isAnnotated)
            .toList();
    return new DiscoveredModel(
        type,
        lifecycle.origin(),
        states,
        states.map(found -> constants(found.value())).orElse(List.of()),
        lifecycle.string("initial"),
        lifecycle.single("failure", String.class).filter(name -> !name.value().isEmpty()),
        lifecycle.strings("pending"),
        members.fields(type),
        methods,
        all.stream().map(m -> m.getSimpleName().toString()).collect(Collectors.toSet()),
        unresolved(type, lifecycle, states, methods));
  }

  private ExecutableType seen(ExecutableElement method, TypeElement model) {
    return (ExecutableType) types.asMemberOf(MoreTypes.asDeclared(model.asType()), method);
  }

  private static Optional<Written<TypeElement>> states(AnnotationView lifecycle) {
    return lifecycle
        .single("states", TypeMirror.class)
        .filter(states -> states.value().getKind() == TypeKind.DECLARED)
        .map(states -> new Written<>(MoreTypes.asTypeElement(states.value()), states.origin()));
  }

  private static List<DiscoveredState> constants(TypeElement states) {
    return fieldsIn(states.getEnclosedElements()).stream()
        .filter(field -> field.getKind() == ElementKind.ENUM_CONSTANT)
        .map(Discovery::state)
        .toList();
  }

  private static DiscoveredState state(VariableElement constant) {
    String lowerCase = constant.getSimpleName().toString().toLowerCase(Locale.ROOT);
    return AnnotationView.find(constant, STORED)
        .map(
            stored ->
                new DiscoveredState(constant, stored.string("value"), stored.strings("formerly")))
        .orElseGet(
            () ->
                new DiscoveredState(
                    constant, new Written<>(lowerCase, Origin.of(constant)), List.of()));
  }

  private Optional<String> unresolved(
      TypeElement type,
      AnnotationView lifecycle,
      Optional<Written<TypeElement>> states,
      List<DiscoveredMethod> methods) {
    if (!lifecycle.readable() || states.isEmpty()) {
      return Optional.of("@Lifecycle");
    }
    Stream<String> heads =
        members.lineage(type).stream()
            .filter(ancestor -> !Members.supertypes(ancestor).allMatch(Discovery::resolved))
            .map(ancestor -> "the head of " + ancestor.getSimpleName());
    Stream<String> parts =
        Stream.concat(
                states.orElseThrow().value().getEnclosedElements().stream()
                    .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT),
                methods.stream().map(DiscoveredMethod::element))
            .filter(part -> !resolved(part))
            .map(part -> "'%s'".formatted(part.getSimpleName()));
    return Stream.concat(heads, parts).findFirst();
  }

  private static boolean resolved(TypeMirror type) {
    return SuperficialValidation.validateType(type);
  }

  private static boolean resolved(Element element) {
    return SuperficialValidation.validateElement(element)
        && element.getAnnotationMirrors().stream()
            .map(mirror -> new AnnotationView(element, mirror))
            .allMatch(AnnotationView::readable);
  }
}

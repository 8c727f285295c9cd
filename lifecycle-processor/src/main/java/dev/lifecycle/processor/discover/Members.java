package dev.lifecycle.processor.discover;

import static javax.lang.model.util.ElementFilter.fieldsIn;
import static javax.lang.model.util.ElementFilter.methodsIn;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Walks a class and what it inherits. */
final class Members {

  private final Elements elements;

  Members(Elements elements) {
    this.elements = elements;
  }

  /** A class after all its supertypes but {@code Object}, superclass first. */
  Set<TypeElement> lineage(TypeElement type) {
    Set<TypeElement> lineage = new LinkedHashSet<>();
    collect(type, lineage);
    return lineage;
  }

  private void collect(TypeElement type, Set<TypeElement> lineage) {
    supertypes(type)
        .filter(parent -> parent.getKind() == TypeKind.DECLARED)
        .map(MoreTypes::asTypeElement)
        .filter(parent -> !parent.getQualifiedName().contentEquals("java.lang.Object"))
        .filter(parent -> !lineage.contains(parent) && !parent.equals(type))
        .forEach(parent -> collect(parent, lineage));
    lineage.add(type);
  }

  static Stream<TypeMirror> supertypes(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream());
  }

  /** The instance fields of a class, superclass first. */
  List<VariableElement> fields(TypeElement type) {
    return lineage(type).stream()
        .flatMap(ancestor -> fieldsIn(ancestor.getEnclosedElements()).stream())
        .filter(field -> field.getKind() == ElementKind.FIELD)
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .toList();
  }

  /**
   * The methods of a class, superclass first, then in declaration order. One that overrides another
   * takes its place.
   */
  List<ExecutableElement> methods(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (TypeElement ancestor : lineage(type)) {
      methodsIn(ancestor.getEnclosedElements()).forEach(method -> add(method, methods, type));
    }
    return methods;
  }

  private void add(ExecutableElement method, List<ExecutableElement> methods, TypeElement type) {
    if (methods.stream().anyMatch(known -> overrides(known, method, type))) {
      return;
    }
    List<ExecutableElement> overridden =
        methods.stream().filter(known -> overrides(method, known, type)).toList();
    if (overridden.isEmpty()) {
      methods.add(method);
      return;
    }
    methods.set(methods.indexOf(overridden.get(0)), method);
    methods.removeAll(overridden);
  }

  private boolean overrides(ExecutableElement one, ExecutableElement other, TypeElement type) {
    return one.getSimpleName().equals(other.getSimpleName())
        && elements.overrides(one, other, type);
  }
}

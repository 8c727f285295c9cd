package dev.lifecycle.processor.validate;

import static javax.lang.model.util.ElementFilter.constructorsIn;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.lifecycle.processor.model.Construction;
import dev.lifecycle.processor.model.RuntimeTypes;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the constructor that a generated handler may call. */
final class Constructors {

  private static final List<Class<? extends Throwable>> UNCHECKED =
      List.of(RuntimeException.class, Error.class);

  private final Elements elements;
  private final Types types;

  Constructors(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** How a handler comes by a model of this class: one that takes {@code Services} is preferred. */
  Construction of(TypeElement type) {
    if (usable(type, List.of(RuntimeTypes.SERVICES)).isPresent()) {
      return Construction.SERVICES;
    }
    return usable(type, List.of()).isPresent() ? Construction.PLAIN : Construction.BY_USER;
  }

  /** Whether calling it gives a warning. */
  boolean isDeprecated(TypeElement type) {
    return constructorsIn(type.getEnclosedElements()).stream().anyMatch(elements::isDeprecated);
  }

  private Optional<ExecutableElement> usable(TypeElement type, List<ClassName> parameters) {
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.empty();
    }
    return constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
        .filter(constructor -> parameters(constructor).equals(parameters))
        .filter(constructor -> constructor.getThrownTypes().stream().allMatch(this::isUnchecked))
        .findFirst();
  }

  private static List<TypeName> parameters(ExecutableElement constructor) {
    return constructor.getParameters().stream()
        .map(parameter -> TypeName.get(parameter.asType()))
        .toList();
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return UNCHECKED.stream()
        .map(unchecked -> elements.getTypeElement(unchecked.getCanonicalName()).asType())
        .anyMatch(unchecked -> types.isSubtype(thrown, unchecked));
  }
}

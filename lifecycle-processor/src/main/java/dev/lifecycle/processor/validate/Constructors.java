package dev.lifecycle.processor.validate;

import static javax.lang.model.util.ElementFilter.constructorsIn;

import dev.lifecycle.processor.model.Construction;
import dev.lifecycle.processor.model.RuntimeTypes;
import java.util.List;
import java.util.function.Predicate;
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
  private final KnownTypes known;

  Constructors(Elements elements, Types types, KnownTypes known) {
    this.elements = elements;
    this.types = types;
    this.known = known;
  }

  /** How a handler comes by a model of this class: one that takes {@code Services} is preferred. */
  Construction of(TypeElement type) {
    if (isUsable(type, this::takesServices)) {
      return Construction.SERVICES;
    }
    return isUsable(type, constructor -> constructor.getParameters().isEmpty())
        ? Construction.PLAIN
        : Construction.BY_USER;
  }

  /** Whether calling it gives a warning. */
  boolean isDeprecated(TypeElement type) {
    return constructorsIn(type.getEnclosedElements()).stream().anyMatch(elements::isDeprecated);
  }

  private boolean isUsable(TypeElement type, Predicate<ExecutableElement> fits) {
    return !type.getModifiers().contains(Modifier.ABSTRACT)
        && constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
            .filter(fits)
            .anyMatch(
                constructor -> constructor.getThrownTypes().stream().allMatch(this::isUnchecked));
  }

  private boolean takesServices(ExecutableElement constructor) {
    return constructor.getParameters().size() == 1
        && known.is(constructor.getParameters().get(0).asType(), RuntimeTypes.SERVICES);
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return UNCHECKED.stream()
        .map(unchecked -> elements.getTypeElement(unchecked.getCanonicalName()).asType())
        .anyMatch(unchecked -> types.isSubtype(thrown, unchecked));
  }
}

package dev.lifecycle.processor.validate;

import com.google.auto.common.MoreElements;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** A model is a class that generated code of its package can make and name, as are its states. */
final class ModelKindRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    TypeElement type = model.type();
    return Stream.concat(
        ofModel(type).map(problem -> problem.at(model.origin())).stream(),
        model.states().flatMap(states -> ofStates(states, model)).stream());
  }

  private static Optional<Problem> ofModel(TypeElement type) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
      return Optional.of(Problems.modelKind(name, "no class", "Make it a class."));
    }
    if (!type.getTypeParameters().isEmpty()) {
      return Optional.of(
          Problems.modelKind(name, "generic", "Extend it by a class without type parameters."));
    }
    if (isInner(type)) {
      return Optional.of(Problems.modelKind(name, "an inner class", "Make it static."));
    }
    return Access.isPrivate(type)
        ? Optional.of(
            Problems.modelKind(
                name, "private or nested in what is", "Make it package-private at least."))
        : Optional.empty();
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  private static Optional<Finding> ofStates(Written<TypeElement> states, DiscoveredModel model) {
    TypeElement type = states.value();
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.ENUM) {
      return Optional.of(
          Problems.modelKind(name, "no enum", "Make it an enum.").at(states.origin()));
    }
    if (model.constants().isEmpty()) {
      return Optional.of(
          Problems.modelKind(name, "an enum without constants", "Write the model's states in it.")
              .at(states.origin()));
    }
    PackageElement from = MoreElements.getPackage(model.type());
    String instead =
        from.equals(MoreElements.getPackage(type))
            ? "Make it package-private at least."
            : "Make it public, or move it there.";
    return Access.reaches(from, type)
        ? Optional.empty()
        : Optional.of(
            Problems.modelKind(name, "not visible to the package of the model", instead)
                .at(states.origin()));
  }
}

package dev.lifecycle.processor.validate;

import com.google.auto.common.MoreElements;
import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.TypeMirror;

/** An annotated method can be called on the model by classes of the model's package. */
final class MethodKindRule implements Rule {

  private final KnownTypes types;

  MethodKindRule(KnownTypes types) {
    this.types = types;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    PackageElement from = MoreElements.getPackage(model.type());
    return model.methods().stream()
        .flatMap(method -> problem(method, from).map(found -> found.at(method.origin())).stream());
  }

  private Optional<Problem> problem(DiscoveredMethod method, PackageElement from) {
    Set<Modifier> modifiers = method.element().getModifiers();
    String name = method.name();
    if (modifiers.contains(Modifier.PRIVATE)) {
      return Optional.of(Problems.methodKind(name, "private", "Remove 'private'."));
    }
    if (modifiers.contains(Modifier.STATIC)) {
      return Optional.of(Problems.methodKind(name, "static", "Remove 'static'."));
    }
    if (modifiers.contains(Modifier.ABSTRACT)) {
      return Optional.of(
          Problems.methodKind(
              name, "abstract", "Give it a body, or annotate the method that overrides it."));
    }
    Optional<TypeMirror> thrown =
        method.thrown().stream().filter(type -> !types.mayBeThrown(type)).findFirst();
    if (thrown.isPresent()) {
      return Optional.of(
          Problems.methodKind(
              name,
              "declared to throw " + Signatures.spelt(thrown.get()),
              "Let it throw Exception at most."));
    }
    boolean reached =
        MoreElements.getPackage(method.element()).equals(from)
            || modifiers.contains(Modifier.PUBLIC);
    return reached
        ? Optional.empty()
        : Optional.of(
            Problems.methodKind(
                name, "out of reach of package " + from.getQualifiedName(), "Make it public."));
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** A method returns what its annotations ask for. */
final class SignatureRule implements Rule {

  private final KnownTypes types;
  private final Triggers triggers;

  SignatureRule(KnownTypes types, Triggers triggers) {
    this.types = types;
    this.triggers = triggers;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    Injection injection = new Injection(model, types, triggers);
    return model.methods().stream()
        .flatMap(
            method -> problem(method, injection).map(found -> found.at(method.origin())).stream());
  }

  private Optional<Problem> problem(DiscoveredMethod method, Injection injection) {
    TypeKind returned = method.returned().getKind();
    if (method.condition().isPresent()) {
      if (method.isTask() || method.schedule().isPresent()) {
        return Optional.of(Problems.conditionAndTask(method.name()));
      }
      return returned == TypeKind.BOOLEAN
          ? Optional.empty()
          : Optional.of(wrong("A condition returns boolean", "boolean", method, injection));
    }
    if (returned == TypeKind.VOID) {
      return Optional.empty();
    }
    if (method.isTask()) {
      return Optional.of(wrong("A transition or task returns nothing", "void", method, injection));
    }
    return types.isNodes(method.returned())
        ? Optional.empty()
        : Optional.of(
            wrong(
                "A scheduled method returns nothing, or the nodes it is for: a Node, or a Stream,"
                    + " Iterable or Optional of them",
                "Stream<Node>",
                method,
                injection));
  }

  private static Problem wrong(
      String part, String expected, DiscoveredMethod method, Injection injection) {
    return Problems.signature(
        part,
        Signatures.spelt(method.returned()),
        Signatures.returning(expected, method, injection));
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredParameter;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;

/** A parameter can be filled whenever its method runs. */
final class ParameterRule implements Rule {

  private final KnownTypes types;
  private final Triggers triggers;

  ParameterRule(KnownTypes types, Triggers triggers) {
    this.types = types;
    this.triggers = triggers;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    Injection injection = new Injection(model, types, triggers);
    return model.methods().stream()
        .flatMap(
            method ->
                method.parameters().stream()
                    .flatMap(parameter -> check(parameter, method, injection).stream()));
  }

  private Optional<Finding> check(
      DiscoveredParameter parameter, DiscoveredMethod method, Injection injection) {
    Optional<Parameter> known = types.parameter(parameter.type());
    Optional<String> reason =
        known.isPresent()
            ? injection.refusal(method, known.get())
            : Optional.of(unknown(parameter.type()));
    return reason.map(
        why ->
            Problems.parameter(Signatures.spelt(parameter.type()), why, injection.offers(method))
                .at(parameter.origin()));
  }

  private String unknown(TypeMirror type) {
    return types.is(type, RuntimeTypes.SERVICES)
        ? "the constructor of the model takes it"
        : "the runtime has none; collaborators come through the constructor";
  }
}

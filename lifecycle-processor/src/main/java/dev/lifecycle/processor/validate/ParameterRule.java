package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredParameter;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.Optional;
import java.util.stream.Stream;

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
    return injection
        .refusal(method, parameter)
        .map(
            why ->
                Problems.parameter(
                        Signatures.spelt(parameter.type()), why, injection.offers(method))
                    .at(parameter.origin()));
  }
}

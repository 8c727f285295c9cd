package dev.lifecycle.examples.local.stage;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one DynamoDB Local of this test run; each stage has a table of its own. */
public final class OnStage implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == LocalDynamo.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(OnStage.class))
        .computeIfAbsent(LocalDynamo.class, type -> start(), LocalDynamo.class);
  }

  private static LocalDynamo start() {
    try {
      return new LocalDynamo("eu-west-1");
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }
}

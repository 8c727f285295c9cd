package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders {@code template.yaml}: everything that runs a model, for AWS SAM. The function's zip lies
 * beside it as {@code function.zip}.
 */
public final class TemplateGenerator implements ResourceGenerator {

  @Override
  public String file() {
    return "template.yaml";
  }

  @Override
  public String generate(LifecycleSpec spec) {
    return Stream.of(
            head(spec),
            TemplateParameters.of(spec),
            TemplateParameters.conditions(spec),
            "\nResources:\n",
            TemplateFunction.of(spec),
            TemplateStorage.TEXT,
            TemplateRules.of(spec),
            TemplateHooks.of(spec),
            TemplateAlarms.TEXT)
        .collect(Collectors.joining());
  }

  private static String head(LifecycleSpec spec) {
    return """
        # %s
        AWSTemplateFormatVersion: "2010-09-09"
        Transform: AWS::Serverless-2016-10-31
        Description: %s

        """
        .formatted(
            Origin.of(spec),
            Yaml.text("Runs " + spec.model().canonicalName() + " for one Auto Scaling group."));
  }
}

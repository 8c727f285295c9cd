package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;

/**
 * The first line of a generated file. JSON has no comments, and neither EventBridge nor IAM takes a
 * field that it does not know: there the folder's name says it.
 */
final class Origin {

  private Origin() {}

  static String of(LifecycleSpec spec) {
    return "Generated from " + spec.model().canonicalName() + ": change the model, not this file.";
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.report.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a model.
 *
 * @param findings everything that is wrong with it
 * @param spec the model, if no error is among them
 */
public record Verdict(List<Finding> findings, Optional<LifecycleSpec> spec) {

  /** Copies the list. */
  public Verdict {
    findings = List.copyOf(findings);
  }
}

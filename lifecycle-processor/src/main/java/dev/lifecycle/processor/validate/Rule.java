package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import java.util.stream.Stream;

/** One thing that a model has to get right. */
interface Rule {

  /** Where the model gets it wrong. What another rule explains already is left to that rule. */
  Stream<Finding> check(DiscoveredModel model);
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.report.Finding;
import java.util.stream.Stream;

/** One thing that a model has to get right once its names are. */
interface MachineRule {

  /** Where the model gets it wrong. What another rule explains already is left to that rule. */
  Stream<Finding> check(Machine machine);
}

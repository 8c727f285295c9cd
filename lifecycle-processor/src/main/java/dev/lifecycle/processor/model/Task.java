package dev.lifecycle.processor.model;

import java.util.List;

/**
 * A method of the model that is called: a row's body, a task around it, or a condition.
 *
 * @param method the method's name
 * @param parameters what it is given, in order
 */
public record Task(String method, List<Parameter> parameters) {

  /** Copies the list. */
  public Task {
    parameters = List.copyOf(parameters);
  }

  /** Whether it may send a command. */
  public boolean takesCommands() {
    return takes(Parameter.Kind.COMMANDS);
  }

  /** Whether a parameter of it is filled with this. */
  public boolean takes(Parameter.Kind kind) {
    return parameters.stream().anyMatch(parameter -> parameter.kind() == kind);
  }
}

package dev.lifecycle.runtime.action;

import dev.lifecycle.runtime.Command;
import java.time.Duration;
import java.util.List;

/**
 * A command that is to be sent. Immutable.
 *
 * @param command what is run
 * @param instances where: the ids of 1 to 50 instances, each once
 * @param comment finds the command again
 * @param delivery by when it must have started, at least 30 s
 * @param execution how long a program may run; how long a document may is its own affair
 */
public record CommandRequest(
    Command command,
    List<String> instances,
    String comment,
    Duration delivery,
    Duration execution) {

  /** Copies the instances. */
  public CommandRequest {
    instances = List.copyOf(instances);
  }

  /** Says nothing of what is run: requests may be logged. */
  @Override
  public String toString() {
    return "CommandRequest[" + String.join(", ", instances) + ": " + comment + "]";
  }
}

package dev.lifecycle.runtime.action;

import java.time.Duration;
import java.util.List;

/**
 * A shell command for one instance. Immutable.
 *
 * @param instanceId where it runs
 * @param words the program and its arguments, each as the program shall see it
 * @param comment finds the command again
 * @param delivery by when it must have started, at least 30 s
 * @param execution how long it may run
 */
public record CommandRequest(
    String instanceId, List<String> words, String comment, Duration delivery, Duration execution) {

  /** Copies the words. */
  public CommandRequest {
    words = List.copyOf(words);
  }

  /** Names no argument: requests may be logged. */
  @Override
  public String toString() {
    return "CommandRequest[" + instanceId + " " + comment + "]";
  }
}

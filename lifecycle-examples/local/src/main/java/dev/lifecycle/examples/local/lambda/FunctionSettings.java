package dev.lifecycle.examples.local.lambda;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A function as it is configured.
 *
 * @param handler the name of its handler class
 * @param timeout an invocation that takes longer has failed
 * @param memory in MB; the JVM's heap is at most 85 % of it
 */
public record FunctionSettings(
    String name,
    String arn,
    String handler,
    Duration timeout,
    int memory,
    Map<String, String> environment) {

  /** The same function with more in its environment. */
  public FunctionSettings with(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(more);
    return new FunctionSettings(name, arn, handler, timeout, memory, Map.copyOf(variables));
  }
}

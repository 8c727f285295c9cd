package dev.lifecycle.testing.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that was sent. Immutable.
 *
 * @param timeout how long it may take to reach an instance
 * @param invocations how far it is on each instance
 */
public record Command(
    String id,
    String document,
    Map<String, List<String>> parameters,
    String comment,
    Instant requested,
    Duration timeout,
    Map<String, CommandStatus> invocations) {

  private static final Duration DEFAULT_EXECUTION = Duration.ofHours(1);

  /** Copies the maps. */
  public Command {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    invocations = Collections.unmodifiableMap(new LinkedHashMap<>(invocations));
  }

  /** The same command, further on this instance. */
  Command with(String instance, CommandStatus status) {
    Map<String, CommandStatus> next = new LinkedHashMap<>(invocations);
    next.put(instance, status);
    return new Command(id, document, parameters, comment, requested, timeout, next);
  }

  /** The command as a whole: final once every instance is, and a success only if all are. */
  public CommandStatus status() {
    if (invocations.values().stream().allMatch(CommandStatus.PENDING::equals)) {
      return CommandStatus.PENDING;
    }
    if (!invocations.values().stream().allMatch(CommandStatus::isFinal)) {
      return CommandStatus.IN_PROGRESS;
    }
    return invocations.values().stream()
        .filter(s -> s != CommandStatus.SUCCESS)
        .findFirst()
        .orElse(CommandStatus.SUCCESS);
  }

  /** Whether it runs the script that its sender gave; else what it does is its document's. */
  public boolean runsScript() {
    return CommandRequest.SCRIPTS.contains(document);
  }

  /**
   * How long it may run on an instance; one hour where its sender does not say. No sender limits a
   * document of the account, unless it takes this parameter.
   */
  public Duration executionTimeout() {
    List<String> given = parameters.getOrDefault("executionTimeout", List.of());
    return given.isEmpty() ? DEFAULT_EXECUTION : Duration.ofSeconds(Long.parseLong(given.get(0)));
  }

  /** When it is over on every instance at the latest. */
  public Instant expires() {
    return requested.plus(timeout).plus(executionTimeout());
  }

  /** Where it runs, if not where the agent runs programs. */
  public Optional<String> workingDirectory() {
    return parameters.getOrDefault("workingDirectory", List.of()).stream().findFirst();
  }

  /** The script that it runs; empty: it runs a document of the account. */
  public String script() {
    return String.join("\n", parameters.getOrDefault("commands", List.of()));
  }
}

package dev.lifecycle.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a function is configured. Immutable.
 *
 * @param table the DynamoDB table of the records ({@code LIFECYCLE_TABLE})
 * @param groups the Auto Scaling groups whose actions count ({@code LIFECYCLE_GROUPS}); empty: all
 * @param hooks the lifecycle hooks whose actions count ({@code LIFECYCLE_HOOKS}); empty: all
 * @param hookTime the hooks' heartbeat time-out ({@code LIFECYCLE_HOOK_SECONDS}, 30 to 7200,
 *     default 3600)
 * @param batch how it is told which records of a queue failed ({@code LIFECYCLE_BATCH})
 * @param topic the ARN of the SNS topic that hears of each dispatch ({@code LIFECYCLE_TOPIC_ARN})
 */
public record Configuration(
    String table,
    Set<String> groups,
    Set<String> hooks,
    Duration hookTime,
    Batch batch,
    Optional<String> topic) {

  private static final String TABLE = "LIFECYCLE_TABLE";
  private static final String HOOK_SECONDS = "LIFECYCLE_HOOK_SECONDS";
  private static final String BATCH = "LIFECYCLE_BATCH";
  private static final String TOPIC_ARN = "LIFECYCLE_TOPIC_ARN";
  // FIFO topics, which end in .fifo, want more than a message.
  private static final Pattern STANDARD_TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}");
  // aws-sdk: HeartbeatTimeout is 30 to 7200 seconds, 3600 unless set.
  private static final int SHORTEST_HOOK = 30;
  private static final int LONGEST_HOOK = 7200;
  private static final int DEFAULT_HOOK = 3600;

  /** How a queue is told which of its records failed. */
  public enum Batch {
    /** The answer names them: the queue's mapping has ReportBatchItemFailures. */
    REPORT,
    /** The invocation fails, so that all of them are delivered again. */
    THROW
  }

  /** Copies the sets. */
  public Configuration {
    groups = Set.copyOf(groups);
    hooks = Set.copyOf(hooks);
  }

  /**
   * Reads the environment.
   *
   * @throws IllegalStateException if a variable is missing or wrong; the message is one line that
   *     names it
   */
  public static Configuration from(Services services) {
    String table =
        services
            .variable(TABLE)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        TABLE + " is not set: name the DynamoDB table of the records"));
    return new Configuration(
        table,
        names(services.variable("LIFECYCLE_GROUPS")),
        names(services.variable("LIFECYCLE_HOOKS")),
        hookTime(services.variable(HOOK_SECONDS)),
        batch(services.variable(BATCH).orElse("report")),
        topic(services.variable(TOPIC_ARN)));
  }

  /** Whether actions of this group and hook are for this function. */
  public boolean covers(String group, String hook) {
    return (groups.isEmpty() || groups.contains(group))
        && (hooks.isEmpty() || hooks.contains(hook));
  }

  private static Batch batch(String text) {
    return switch (text) {
      case "report" -> Batch.REPORT;
      case "throw" -> Batch.THROW;
      default ->
          throw new IllegalStateException(
              BATCH
                  + " is '"
                  + text
                  + "': write report, if the queue's mapping has ReportBatchItemFailures, or throw");
    };
  }

  private static Set<String> names(Optional<String> list) {
    return list.stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Duration hookTime(Optional<String> text) {
    if (text.isEmpty()) {
      return Duration.ofSeconds(DEFAULT_HOOK);
    }
    String digits = text.get();
    int seconds = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    if (seconds < SHORTEST_HOOK || seconds > LONGEST_HOOK) {
      throw new IllegalStateException(
          HOOK_SECONDS
              + " is '"
              + digits
              + "': write the hook's heartbeat time-out in seconds, "
              + SHORTEST_HOOK
              + " to "
              + LONGEST_HOOK);
    }
    return Duration.ofSeconds(seconds);
  }

  private static Optional<String> topic(Optional<String> arn) {
    if (arn.isPresent() && !STANDARD_TOPIC.matcher(arn.get()).matches()) {
      throw new IllegalStateException(
          TOPIC_ARN
              + " is no ARN of a standard SNS topic: write"
              + " arn:aws:sns:<region>:<account>:<name>");
    }
    return arn;
  }
}

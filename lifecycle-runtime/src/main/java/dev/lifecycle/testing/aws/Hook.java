package dev.lifecycle.testing.aws;

import java.time.Duration;
import java.util.Optional;

/**
 * A lifecycle hook.
 *
 * @param heartbeat how long an action may stay open without a heartbeat
 * @param defaultResult what becomes of an action that nobody completes in time
 * @param metadata goes into each event as it is
 */
public record Hook(
    String name,
    Direction direction,
    Duration heartbeat,
    Result defaultResult,
    Optional<String> metadata) {

  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofSeconds(7_200);
  private static final Duration LONGEST_ACTION = Duration.ofHours(48);

  /** How an action ends. */
  public enum Result {
    CONTINUE,
    ABANDON
  }

  /** Checks the limits that Auto Scaling has. */
  public Hook {
    if (heartbeat.compareTo(SHORTEST) < 0 || heartbeat.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("heartbeat time-out: 30 to 7200 s, not " + heartbeat);
    }
  }

  /** A hook that abandons by default, as Auto Scaling's own do. */
  public static Hook of(String name, Direction direction, Duration heartbeat) {
    return new Hook(name, direction, heartbeat, Result.ABANDON, Optional.empty());
  }

  /** The same hook with other metadata: it holds for the actions to come. */
  public Hook withMetadata(String text) {
    return new Hook(name, direction, heartbeat, defaultResult, Optional.of(text));
  }

  /** How long an action may stay open whatever heartbeats it gets. */
  public Duration globalTimeout() {
    Duration hundred = heartbeat.multipliedBy(100);
    return hundred.compareTo(LONGEST_ACTION) < 0 ? hundred : LONGEST_ACTION;
  }
}

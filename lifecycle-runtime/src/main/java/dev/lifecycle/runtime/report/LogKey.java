package dev.lifecycle.runtime.report;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** What log lines carry in SLF4J's MDC, so that one node's or one request's lines can be found. */
public enum LogKey {
  /** Lambda's request id. */
  REQUEST("request"),
  /** The instance's id. */
  NODE("node"),
  /** The simple name of the event's type. */
  EVENT("event"),
  /** The id of the row that runs. */
  TRANSITION("transition");

  private final String key;

  LogKey(String key) {
    this.key = key;
  }

  /** Does this under a value; then, however it ended, the key is what it was before. */
  public <T> T during(String value, Supplier<T> work) {
    Optional<String> before = Optional.ofNullable(MDC.get(key));
    MDC.put(key, value);
    try {
      return work.get();
    } finally {
      before.ifPresentOrElse(outer -> MDC.put(key, outer), () -> MDC.remove(key));
    }
  }

  /** Likewise, for work without a result. */
  public void during(String value, Runnable work) {
    during(
        value,
        () -> {
          work.run();
          return value;
        });
  }
}

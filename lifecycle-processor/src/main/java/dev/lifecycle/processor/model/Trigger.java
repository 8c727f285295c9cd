package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What makes a row fire. */
public sealed interface Trigger {

  /** Reaching the source state is enough. */
  record Completion() implements Trigger {}

  /** A rest of this length. */
  record Timeout(Duration rest) implements Trigger {}

  /**
   * An event.
   *
   * @param types the event types
   * @param schedule the one schedule that counts, if {@code ScheduleFired} is among them
   * @param other the one kind that counts, if {@code OtherEvent} is among them
   */
  record Events(List<ClassName> types, Optional<String> schedule, Optional<Other> other)
      implements Trigger {

    /** Copies the list. */
    public Events {
      types = List.copyOf(types);
    }
  }

  /** A kind of event that has no type of its own. */
  record Other(String source, String detailType) {}
}

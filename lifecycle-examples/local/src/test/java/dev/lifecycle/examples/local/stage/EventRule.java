package dev.lifecycle.examples.local.stage;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.BadEventException;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.Decoded;
import dev.lifecycle.runtime.event.EventDecoder;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.event.Payload;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.Ruler;

/**
 * The generated rule of a model's function, deployed for a stage's group and hooks: what AWS's own
 * matcher lets through by the pattern, and what the function would handle by the table. Neither
 * knows of the other.
 *
 * @param pattern the generated one, without placeholders
 * @param table the generated one
 */
public record EventRule(String pattern, TransitionTable<?> table) {

  private static final EventDecoder DECODER = new EventDecoder(new Json());
  private static final Configuration CONFIGURATION =
      Configuration.from(
          Services.of(
              Map.of(
                  "LIFECYCLE_TABLE",
                  "nodes",
                  "LIFECYCLE_GROUPS",
                  Stage.GROUP,
                  "LIFECYCLE_HOOKS",
                  Stage.LAUNCH_HOOK + "," + Stage.TERMINATE_HOOK)));

  /** The rule of this model. */
  public static EventRule of(Class<?> model, TransitionTable<?> table) {
    return new EventRule(
        Generated.of(model)
            .text("event-pattern.json")
            .replace("${GroupName}", Stage.GROUP)
            .replace("${LaunchHookName}", Stage.LAUNCH_HOOK)
            .replace("${TerminateHookName}", Stage.TERMINATE_HOOK),
        table);
  }

  /** Whether EventBridge sends the event to the function. */
  public boolean matches(Sample sample) {
    try {
      return Ruler.matchesRule(sample.text(), pattern);
    } catch (Exception e) {
      throw new IllegalStateException(sample + " or the pattern cannot be read", e);
    }
  }

  /**
   * Whether the event would reach the function if no pattern kept it away. A schedule's has a rule
   * of its own: EventBridge sends it to that rule's targets only.
   */
  public boolean holdsBack(Sample sample) {
    return !matches(sample) && !(event(sample).orElse(null) instanceof ScheduleFired);
  }

  /** Whether the function handles the event. */
  public boolean handles(Sample sample) {
    return event(sample).filter(this::handles).isPresent();
  }

  /** What the runtime makes of a sample; nothing if it drops it or cannot read it. */
  public static Optional<LifecycleEvent> event(Sample sample) {
    try {
      Payload payload = DECODER.decode(sample.text().getBytes(StandardCharsets.UTF_8));
      return ((Payload.Direct) payload).decoded() instanceof Decoded.Event decoded
          ? Optional.of(decoded.event())
          : Optional.empty();
    } catch (BadEventException refused) {
      return Optional.empty();
    }
  }

  private boolean handles(LifecycleEvent event) {
    if (event instanceof InstanceAction action) { // one that no row names is completed all the same
      return CONFIGURATION.covers(action.group(), action.hook());
    }
    if (event instanceof CommandFinished) { // whose it is only the table of records knows
      return table.rows().stream().anyMatch(TransitionRow::sendsCommand);
    }
    if (event instanceof ScheduleFired) { // has a rule of its own, and goes to its targets only
      return false;
    }
    return table.rows().stream().anyMatch(row -> names(row, event));
  }

  private static boolean names(TransitionRow<?> row, LifecycleEvent event) {
    return row.on().stream().anyMatch(type -> type.isInstance(event))
        && (!(event instanceof OtherEvent other)
            || row.eventSource().equals(Optional.of(other.source()))
                && row.detailType().equals(Optional.of(other.detailType())));
  }
}

package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One row of the state machine; the method is its task.
 *
 * <pre>{@code
 * @Transition(source = "join_cluster", dest = "joined_cluster", on = CommandSucceeded.class)
 * void joined() {}
 *
 * @Transition(source = "join_cluster", dest = "failure", timeout = "10m")
 * void joinTimedOut() {}
 *
 * @Transition(source = "joined_cluster", dest = "updating_dns", when = "hasDnsName")
 * void updateDns(Node node) { ... }
 *
 * @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
 * void leave(Commands commands) { ... }
 *
 * @Transition(source = "left", dest = Transition.REMOVED, completes = true)
 * void remove() {}
 * }</pre>
 *
 * <p>A row with {@code on} or {@code timeout} is <em>triggered</em>: it fires for such an event
 * only, and one event fires at most one row. A row without is a <em>completion transition</em>: it
 * fires as soon as its source is reached and its guard holds. Rows are tried in declaration order,
 * those that name the state before those from {@link #ANY}; the first whose guard holds wins.
 *
 * <p>The row's id is the method's name, or {@link #name}. It is stored with work in progress, so
 * rename it as you would rename a column. A method may carry several rows; each but the first needs
 * a {@code name}. An overriding method replaces the row, annotation included.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Transitions.class)
public @interface Transition {

  /** As {@link #source}: every state but the row's own {@link #dest} and the pending ones. */
  String ANY = "<any>";

  /** As {@link #dest}: the instance's record is deleted, last of all. */
  String REMOVED = "<removed>";

  /** As {@link #dest}: the task runs and the state stays. Needs a trigger. */
  String STAY = "<stay>";

  /** The states that the row leaves, or {@link #ANY}. */
  String[] source();

  /** The state that the row enters, or {@link #REMOVED} or {@link #STAY}. */
  String dest();

  /**
   * The event types that trigger the row: {@code LifecycleEvent} types of the package {@code
   * dev.lifecycle.runtime.event}. A supertype stands for all its subtypes.
   */
  Class<?>[] on() default {};

  /** The schedule whose firing triggers the row; with {@code on = ScheduleFired.class}. */
  String schedule() default "";

  /**
   * The source of the event that triggers the row, of those that have no type of their own: {@code
   * "aws.health"}; with {@code on = OtherEvent.class} and {@link #detailType}.
   *
   * <pre>{@code
   * @Transition(source = "ready", dest = "draining", on = OtherEvent.class,
   *     eventSource = "aws.health", detailType = "AWS Health Event")
   * void drain() {}
   * }</pre>
   */
  String eventSource() default "";

  /** The event's {@code detail-type}, letter by letter; with {@link #eventSource}. */
  String detailType() default "";

  /**
   * The time after which the row fires by itself when the instance still rests in {@link #source}:
   * {@code "90s"}, {@code "10m"}, {@code "2h"}; one minute to 48 hours. Excludes {@link #on}.
   */
  String timeout() default "";

  /** Names of {@link Condition} methods that must all hold. */
  String[] when() default {};

  /** Names of {@link Condition} methods none of which may hold. */
  String[] unless() default {};

  /**
   * The runtime completes the open lifecycle action once the new state is stored: ABANDON for a
   * launch that failed, else CONTINUE. Without an open action nothing is called.
   */
  boolean completes() default false;

  /**
   * A task that throws is logged and journaled, the row's other tasks are still tried, and the row
   * goes on to {@link #dest}. A condition that throws counts as passed.
   */
  boolean ignoreErrors() default false;

  /** The row's id, where it is not the method's name. */
  String name() default "";
}

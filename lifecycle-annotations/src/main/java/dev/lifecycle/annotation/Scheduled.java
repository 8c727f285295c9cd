package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that is called when a schedule fires. It does a job of its own and returns nothing, or
 * it chooses the nodes to which {@code ScheduleFired} is dispatched.
 *
 * <pre>{@code
 * @Scheduled(value = "nightly-backup", rate = "cron(0 3 * * ? *)")
 * Optional<Node> chooseSecondary(Nodes nodes) {
 *   return nodes.inState("ready").findFirst();
 * }
 *
 * @Transition(source = "ready", dest = "backing_up", on = ScheduleFired.class, schedule = "nightly-backup")
 * void backUp(Commands commands) { ... }
 * }</pre>
 *
 * <p>It may return one {@code Node}, a {@code Stream}, an {@code Iterable} or an {@code Optional}
 * of them. The choice is stored before the first dispatch, so that a repeated delivery goes on with
 * the same nodes. Each schedule has one method. A firing is handled once, by its time: a duplicate
 * and one that comes after a later one are ignored. A job that returns nothing may run again after
 * a crash; {@code Run.taskKey()} is the same each time.
 *
 * <p>Parameters are injected by type: {@code Nodes}, {@code ScheduleFired}, {@code LifecycleEvent}
 * and {@code Run}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Scheduled {

  /** The schedule's name. */
  String value();

  /**
   * When it fires: {@code cron(...)} or {@code rate(...)} as EventBridge writes them. Empty: a
   * parameter of the generated template.
   */
  String rate() default "";
}

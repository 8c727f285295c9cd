package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A task that runs after the state change of these transitions is stored and, where the row
 * completes the lifecycle action, after that.
 *
 * <pre>{@code
 * @After("leave")
 * void takeOutOfDns(Node node) {
 *   dns.remove(node.ip());
 * }
 * }</pre>
 *
 * <p>After a crash between the store and the task's end the task runs again, so it must bear a
 * repeat; {@code Run.taskKey()} is the same each time. It sends no commands. What it sets on the
 * node is stored with the next write.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface After {

  /** The ids of the transitions; none: every transition. */
  String[] value() default {};

  /** Lower runs earlier; tasks of the same order run in declaration order. */
  int order() default 0;
}

package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A task that runs before the state change of these transitions is stored, ahead of the
 * transition's own method.
 *
 * <pre>{@code
 * @Before({"join", "leave"})
 * void announce(Node node, Run run) {
 *   log.info("{} of {}", run.transition(), node.id());
 * }
 * }</pre>
 *
 * <p>Several tasks run in declaration order, those of a superclass first, unless {@link #order}
 * says otherwise. One that throws keeps the state change from being stored.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Before {

  /** The ids of the transitions; none: every transition. */
  String[] value() default {};

  /** Lower runs earlier; tasks of the same order run in declaration order. */
  int order() default 0;
}

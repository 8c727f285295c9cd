package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds the rows of a method that has several. Write {@link Transition} repeatedly instead:
 *
 * <pre>{@code
 * @Transition(source = "ready", dest = "draining", on = SpotInterruption.class)
 * @Transition(name = "rebalance", source = "ready", dest = "draining", on = RebalanceRecommended.class)
 * void drain(Commands commands) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Transitions {

  /** The rows, in declaration order. */
  Transition[] value();
}

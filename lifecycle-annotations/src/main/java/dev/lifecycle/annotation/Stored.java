package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a state is spelt in the table, where it is not the constant's name in lower case.
 *
 * <pre>{@code
 * enum State {
 *   @Stored("join-cluster") JOIN_CLUSTER,
 *   @Stored(value = "ready", formerly = {"running", "online"}) READY
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Stored {

  /** The name that records hold, and that {@code source} and {@code dest} use. */
  String value();

  /** Earlier names that records may still hold; each is read as this state. */
  String[] formerly() default {};
}

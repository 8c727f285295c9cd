package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A guard that {@link Transition#when} and {@link Transition#unless} name by its method name.
 *
 * <pre>{@code
 * @Condition
 * boolean hasDnsName(LifecycleAction action) {
 *   return action.metadata().containsKey("managerDnsName");
 * }
 * }</pre>
 *
 * <p>It returns {@code boolean} and only reads: the node that it is given refuses changes. It runs
 * at most once between two state changes; one that throws counts as a task that throws.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Condition {}

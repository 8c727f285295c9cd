/**
 * What a model is written with.
 *
 * <p>A model is one class. {@link dev.lifecycle.annotation.Lifecycle} names its states, {@link
 * dev.lifecycle.annotation.Transition} its rows, {@link dev.lifecycle.annotation.Condition} the
 * guards of rows, {@link dev.lifecycle.annotation.Before} and {@link
 * dev.lifecycle.annotation.After} the tasks that several rows share, {@link
 * dev.lifecycle.annotation.Scheduled} what happens by the clock, and {@link
 * dev.lifecycle.annotation.Stored} how a state is spelt in the table. The annotation processor
 * checks them while the class compiles and generates the Lambda handler.
 *
 * <p>The methods are called directly by generated code of the same package, so they may be package
 * private; they must not be private, static or abstract. Their parameters are injected by type, in
 * any order. Retention is {@code CLASS}: nothing is looked up at run time, and methods that a model
 * inherits from another jar count.
 */
@NullMarked
package dev.lifecycle.annotation;

import org.jspecify.annotations.NullMarked;

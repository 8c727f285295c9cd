package dev.lifecycle.processor.model;

/** What a row makes of the state. */
public sealed interface Target {

  /** Another state is entered. */
  record Enter(State state) implements Target {}

  /** The state stays. */
  record Stay() implements Target {}

  /** The record is deleted. */
  record Removed() implements Target {}
}

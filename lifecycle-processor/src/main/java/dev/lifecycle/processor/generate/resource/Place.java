package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.State;

/** An end of an arrow. */
sealed interface Place {

  /** A state. */
  record In(State state) implements Place {}

  /** Any state: what a row from any state leaves. */
  record Any() implements Place {}

  /** The record is deleted. */
  record Removed() implements Place {}
}

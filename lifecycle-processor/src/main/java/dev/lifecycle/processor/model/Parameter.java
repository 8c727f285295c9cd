package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * A parameter of a model's method.
 *
 * @param kind what it is filled with
 * @param type its type; of an optional one what it holds
 */
public record Parameter(Kind kind, ClassName type) {

  /** What a parameter may be filled with. */
  public enum Kind {
    /** The node. */
    NODE,
    /** The other nodes. */
    NODES,
    /** The command sender. */
    COMMANDS,
    /** The lifecycle action. */
    ACTION,
    /** The lifecycle action, if there is one. */
    OPTIONAL_ACTION,
    /** The event, whatever it is. */
    ANY_EVENT,
    /** The event as its own type, which is not that of a lifecycle action. */
    EVENT,
    /** The event as the type of a lifecycle action. */
    ACTION_EVENT,
    /** The dispatch. */
    RUN
  }

  /** Whether it is the event as its own type. */
  public boolean isTypedEvent() {
    return kind == Kind.EVENT || kind == Kind.ACTION_EVENT;
  }

  /** Whether the metadata of a lifecycle action may be read through it. */
  public boolean readsMetadata() {
    return kind == Kind.ACTION || kind == Kind.OPTIONAL_ACTION || kind == Kind.ACTION_EVENT;
  }
}

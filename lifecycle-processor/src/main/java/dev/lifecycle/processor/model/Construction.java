package dev.lifecycle.processor.model;

/** How a generated handler comes by its model. */
public enum Construction {
  /** With the constructor without parameters. */
  PLAIN,
  /** With the constructor that takes {@code Services}. */
  SERVICES,
  /** The user's subclass of the handler makes it. */
  BY_USER
}

package dev.lifecycle.runtime.event;

import java.util.function.Supplier;

/** A message in an envelope. It is decoded by itself: a bad one does not spoil the others. */
public final class Message {

  private final String id;
  private final Supplier<Decoded> decoding;

  Message(String id, Supplier<Decoded> decoding) {
    this.id = id;
    this.decoding = decoding;
  }

  /** The id by which its envelope knows it. */
  public String id() {
    return id;
  }

  /**
   * What it says.
   *
   * @throws BadEventException if it cannot be read
   */
  public Decoded decode() {
    return decoding.get();
  }
}

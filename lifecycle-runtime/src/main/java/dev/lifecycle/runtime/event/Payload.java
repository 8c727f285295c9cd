package dev.lifecycle.runtime.event;

import java.util.List;

/** What the function was called with. */
public sealed interface Payload {

  /** One message, without an envelope. */
  record Direct(Decoded decoded) implements Payload {}

  /**
   * Records of which each may fail by itself.
   *
   * @param ordered whether one that fails holds up those behind it: the queue is a FIFO queue
   */
  record Batch(List<Message> messages, boolean ordered) implements Payload {

    /** Copies the list. */
    public Batch {
      messages = List.copyOf(messages);
    }
  }

  /** Messages of a topic, which is told of all of them at once whether they could be handled. */
  record Topic(List<Message> messages) implements Payload {

    /** Copies the list. */
    public Topic {
      messages = List.copyOf(messages);
    }
  }
}

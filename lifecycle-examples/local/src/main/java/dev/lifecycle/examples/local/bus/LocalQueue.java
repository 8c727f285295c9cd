package dev.lifecycle.examples.local.bus;

import dev.lifecycle.examples.local.bus.QueueSettings.Redrive;
import dev.lifecycle.testing.aws.Later;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * A standard queue of SQS: a message that was received and not deleted is visible again after the
 * visibility time-out, and is a dead letter once it was received too often. Thread-safe.
 */
public final class LocalQueue {

  private final QueueSettings settings;
  private final InstantSource time;
  private final Later later;
  private final BiConsumer<Redrive, String> deadLetters;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Runnable> receivers = new ArrayList<>();

  /**
   * An empty queue.
   *
   * @param later when hidden messages are visible again
   * @param deadLetters gets the bodies of messages that were received too often
   */
  LocalQueue(
      QueueSettings settings,
      InstantSource time,
      Later later,
      BiConsumer<Redrive, String> deadLetters) {
    this.settings = settings;
    this.time = time;
    this.later = later;
    this.deadLetters = deadLetters;
  }

  /** How it is configured. */
  public QueueSettings settings() {
    return settings;
  }

  /** Whenever there is something to receive, the receiver is called, never on a caller's stack. */
  public synchronized void onMessage(Runnable receiver) {
    receivers.add(receiver);
  }

  /** Puts a message that is visible at once. */
  public synchronized void send(String body) {
    entries.add(new Entry(body, time.instant()));
    announce();
  }

  /** Takes the visible messages, oldest first, and hides them; at most so many. */
  public synchronized List<Message> receive(int most) {
    List<Message> received = new ArrayList<>();
    for (Entry entry : List.copyOf(entries)) {
      if (entry.visible && received.size() < most) {
        receive(entry, received);
      }
    }
    return received;
  }

  private void receive(Entry entry, List<Message> received) {
    settings
        .redrive()
        .filter(redrive -> entry.receives == redrive.maxReceiveCount())
        .ifPresentOrElse(
            redrive -> {
              entries.remove(entry);
              deadLetters.accept(redrive, entry.body);
            },
            () -> received.add(hide(entry)));
  }

  private Message hide(Entry entry) {
    entry.receives++;
    entry.visible = false;
    String receipt = UUID.randomUUID().toString();
    entry.receipt = receipt;
    later.after(settings.visibility(), () -> show(entry, receipt));
    return new Message(entry.id, receipt, entry.body, entry.sent, entry.receives);
  }

  private synchronized void show(Entry entry, String receipt) {
    if (entries.contains(entry) && entry.receipt.equals(receipt)) {
      entry.visible = true;
      announce();
    }
  }

  private void announce() {
    receivers.forEach(receiver -> later.after(Duration.ZERO, receiver));
  }

  /** The message was handled. */
  public synchronized void delete(Message message) {
    entries.removeIf(entry -> entry.receipt.equals(message.receipt()));
  }

  /** The bodies of what is in it, visible or not, oldest first. */
  public synchronized List<String> bodies() {
    return entries.stream().map(entry -> entry.body).toList();
  }

  /** A message that is not deleted yet. Compared by identity. */
  private static final class Entry {
    final String id = UUID.randomUUID().toString();
    final String body;
    final Instant sent;
    boolean visible = true;
    int receives;
    String receipt = "";

    Entry(String body, Instant sent) {
      this.body = body;
      this.sent = sent;
    }
  }
}

package dev.lifecycle.testing.world;

import dev.lifecycle.testing.aws.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The function's queue as the generated template makes it: a message that was received and not
 * deleted is visible again after the visibility time-out, and after so many receives it is a dead
 * letter. Not thread-safe.
 */
public final class Queue {

  /** As semantics and template have it: half as long again as the function may run. */
  public static final Duration VISIBILITY = Duration.ofSeconds(90);

  /** So often that the hook's time is over before the last of them. */
  public static final int MOST_RECEIVES = 50;

  private final TreeSet<Message> messages =
      new TreeSet<>(
          Comparator.comparing((Message message) -> message.visible)
              .thenComparing(message -> message.number));
  private final List<String> deadLetters = new ArrayList<>();
  private final List<Handled> handled = new ArrayList<>();
  private Supplier<Duration> visibility = () -> VISIBILITY;
  private int count;

  /** A message. Compared by identity. */
  public static final class Message {

    private final int number;
    private final String id;
    private final String body;
    private Instant visible;
    private int receives;

    private Message(int number, String body, Instant visible) {
      this.number = number;
      this.id = "message-" + number;
      this.body = body;
      this.visible = visible;
    }

    /** What it holds. */
    public String body() {
      return body;
    }

    /** The payload that Lambda calls the function with. */
    public String payload() {
      return Json.write(
          Map.of(
              "Records",
              List.of(
                  Map.of(
                      "messageId",
                      id,
                      "eventSource",
                      "aws:sqs",
                      "eventSourceARN",
                      "arn:aws:sqs:eu-west-1:123456789012:lifecycle",
                      "body",
                      body))));
    }

    /** Whether an answer of the function says that it was not handled. */
    public boolean isAmongFailures(String answer) {
      return answer.contains("\"" + id + "\"");
    }
  }

  /**
   * A message that was acknowledged.
   *
   * @param at when
   * @param invocation the invocation that handled it
   * @param receives how often it had been received by then
   */
  public record Handled(String body, Instant at, int invocation, int receives) {}

  /** From now on a message that is received is visible again so soon. */
  public void visibility(Supplier<Duration> timeouts) {
    visibility = timeouts;
  }

  /** Puts a message that is visible from then on. */
  public void put(String body, Instant visible) {
    messages.add(new Message(++count, body, visible));
  }

  /** Takes the message that is visible first, if it is by now. */
  public Optional<Message> receive(Instant now) {
    Optional<Message> first = first().filter(message -> !message.visible.isAfter(now));
    first.ifPresent(
        message -> {
          messages.remove(message); // it is sorted by what changes now
          message.receives++;
          message.visible = now.plus(visibility.get());
          if (message.receives > MOST_RECEIVES) {
            deadLetters.add(message.body);
          } else {
            messages.add(message);
          }
        });
    return first.filter(messages::contains);
  }

  /** The message is done with. */
  public void delete(Message message, Instant now, int invocation) {
    messages.remove(message);
    handled.add(new Handled(message.body, now, invocation, message.receives));
  }

  /** The messages that were acknowledged, in order. */
  public List<Handled> handled() {
    return List.copyOf(handled);
  }

  /** The messages that are in it. */
  public List<String> bodies() {
    return messages.stream().map(Message::body).toList();
  }

  /** When the next message is visible. */
  public Optional<Instant> nextVisible() {
    return first().map(message -> message.visible);
  }

  private Optional<Message> first() {
    return messages.isEmpty() ? Optional.empty() : Optional.of(messages.first());
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return messages.isEmpty();
  }

  /** What was received too often. */
  public List<String> deadLetters() {
    return List.copyOf(deadLetters);
  }
}

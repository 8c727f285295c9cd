package dev.lifecycle.runtime.event;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An event of {@code src/test/resources/events} to be changed into another one. */
record Fixture(String text) {

  private static final String VALUE =
      "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|\\[[^\\]]*+\\]|\\{(?:[^{}]|\\{[^{}]*+\\})*+\\})";

  static Fixture launch() {
    return named("launch");
  }

  static Fixture terminate() {
    return named("terminate");
  }

  static Fixture command() {
    return named("command");
  }

  static Fixture invocation() {
    return named("invocation");
  }

  static Fixture named(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/events/" + name + ".json")) {
      return new Fixture(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With this JSON as the value of a field; the field must be there. */
  Fixture with(String field, String json) {
    return changed("(\"" + field + "\": *)" + VALUE, "$1" + Matcher.quoteReplacement(json));
  }

  /** Without a field; the field must be there. */
  Fixture without(String field) {
    return changed("\"" + field + "\": *" + VALUE, "\"unknown-" + field + "\": 1");
  }

  private Fixture changed(String what, String into) {
    Matcher field = Pattern.compile(what).matcher(text);
    if (!field.find()) {
      throw new IllegalArgumentException("nothing to change: " + what);
    }
    return new Fixture(field.replaceFirst(into));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What it decodes to; anything but an event fails. */
  LifecycleEvent event() {
    return ((Decoded.Event) decoded()).event();
  }

  Decoded decoded() {
    return ((Payload.Direct) payload()).decoded();
  }

  Payload payload() {
    return new EventDecoder(new Json()).decode(bytes());
  }

  /** What each of its messages decodes to. */
  static List<Decoded> decoded(Payload payload) {
    if (payload instanceof Payload.Direct direct) {
      return List.of(direct.decoded());
    }
    return messages(payload).stream().map(Message::decode).toList();
  }

  static List<Message> messages(Payload payload) {
    return payload instanceof Payload.Topic topic
        ? topic.messages()
        : ((Payload.Batch) payload).messages();
  }

  /** A batch of a queue with these messages, which are named m0, m1 and so on. */
  static Fixture queue(String arn, String... bodies) {
    return new Fixture(
        IntStream.range(0, bodies.length)
            .mapToObj(
                i ->
                    """
                    {"messageId": "m%d", "body": %s, "eventSource": "aws:sqs", "eventSourceARN": "%s"}
                    """
                        .formatted(i, quoted(bodies[i]), arn))
            .collect(Collectors.joining(",", "{\"Records\": [", "]}")));
  }

  /** Messages of a topic. */
  static Fixture topic(String... messages) {
    return new Fixture(
        Stream.of(messages)
            .map(
                message ->
                    """
                    {"EventSource": "aws:sns", "Sns": {"MessageId": "n", "Message": %s}}
                    """
                        .formatted(quoted(message)))
            .collect(Collectors.joining(",", "{\"Records\": [", "]}")));
  }

  /** As a topic wraps it for a queue. */
  Fixture wrapped() {
    return new Fixture("{\"Type\": \"Notification\", \"Message\": " + quoted(text) + "}");
  }

  static String quoted(String text) {
    try {
      return JSON.std.asString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

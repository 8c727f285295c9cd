package dev.lifecycle.examples.local.lambda;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.examples.local.bus.LocalQueue;
import dev.lifecycle.examples.local.bus.Message;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.aws.Later;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's poller: takes messages from a queue, invokes the function with them, and deletes what
 * was handled. What was not comes again when the queue shows it again. There is one environment of
 * the function, so it is asked for one batch at a time. Not thread-safe: everything happens when
 * {@link Later} says so.
 */
public final class EventSourceMapping {

  private final EventSourceSettings settings;
  private final LocalQueue queue;
  private final Invokable function;
  private final Later later;
  private boolean busy;

  /** Polls from now on. */
  public EventSourceMapping(
      EventSourceSettings settings, LocalQueue queue, Invokable function, Later later) {
    this.settings = settings;
    this.queue = queue;
    this.function = function;
    this.later = later;
    queue.onMessage(this::poll);
  }

  private void poll() {
    List<Message> batch = busy ? List.of() : queue.receive(settings.batchSize());
    if (batch.isEmpty()) {
      return;
    }
    busy = true;
    function
        .invoke(UUID.randomUUID().toString(), payload(batch))
        .whenComplete(
            (answer, error) ->
                later.after(Duration.ZERO, () -> settle(batch, error == null ? answer : null)));
  }

  /** Without an answer nothing was handled. */
  private void settle(List<Message> batch, @Nullable String answer) {
    busy = false;
    Set<String> failures = answer == null ? ids(batch) : failures(batch, answer);
    batch.stream().filter(message -> !failures.contains(message.id())).forEach(queue::delete);
    poll();
  }

  /** As Lambda reads it: an answer that makes no sense says that nothing was handled. */
  private Set<String> failures(List<Message> batch, String answer) {
    if (!settings.reportsFailures() || answer.isBlank()) {
      return Set.of();
    }
    Set<String> failures = new HashSet<>();
    try {
      if (Json.read(answer).path("batchItemFailures") instanceof JrsArray items) {
        items.elements().forEachRemaining(item -> failures.add(id(item)));
      }
    } catch (IllegalArgumentException e) {
      return ids(batch);
    }
    return ids(batch).containsAll(failures) ? failures : ids(batch);
  }

  private static String id(JrsValue item) {
    return String.valueOf(item.path("itemIdentifier").asText());
  }

  private static Set<String> ids(List<Message> batch) {
    return batch.stream().map(Message::id).collect(Collectors.toSet());
  }

  private String payload(List<Message> batch) {
    return Json.write(Map.of("Records", batch.stream().map(this::sqsRecord).toList()));
  }

  private Map<String, Object> sqsRecord(Message message) {
    return Map.of(
        "messageId",
        message.id(),
        "receiptHandle",
        message.receipt(),
        "body",
        message.body(),
        "attributes",
        Map.of(
            "ApproximateReceiveCount",
            Integer.toString(message.receives()),
            "SentTimestamp",
            Long.toString(message.sent().toEpochMilli())),
        "messageAttributes",
        Map.of(),
        "eventSource",
        "aws:sqs",
        "eventSourceARN",
        settings.queueArn());
  }
}

package dev.lifecycle.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lifecycle.runtime.event.BadEventException;
import dev.lifecycle.runtime.event.Decoded;
import dev.lifecycle.runtime.event.EventDecoder;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.Message;
import dev.lifecycle.runtime.event.OperatorRequest;
import dev.lifecycle.runtime.event.Payload;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.AnswerJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a payload message by message, and answers in the form that its sender understands.
 * Thread-safe.
 */
final class PayloadHandler {

  private static final Logger log = LoggerFactory.getLogger(PayloadHandler.class);

  /** A record that is started later than this would be broken off. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(12);

  private final EventDecoder decoder;
  private final Configuration.Batch batch;

  PayloadHandler(Json json, Configuration.Batch batch) {
    this.decoder = new EventDecoder(json);
    this.batch = batch;
  }

  /** One invocation. */
  interface Call {

    /** Handles what a message says. */
    List<Answer> handle(Decoded decoded);

    /** Answers an operator. */
    Reply ask(OperatorRequest request);

    /** What is left of the invocation's time. */
    Duration remaining();
  }

  /** What the sender of a payload is answered. */
  @FunctionalInterface
  interface Reply {

    /** Writes it as one JSON value. */
    void write(JsonGenerator answer) throws IOException;
  }

  /**
   * Handles all of a payload.
   *
   * @throws BadEventException if it cannot be read
   * @throws RuntimeException what handling it threw, if its sender learns of failures so
   */
  Reply handle(byte[] bytes, Call call) {
    Payload payload = decoder.decode(bytes);
    if (payload instanceof Payload.Batch messages) {
      List<String> failures = handle(messages, call);
      return answer -> AnswerJson.writeFailures(failures, answer);
    }
    if (payload instanceof Payload.Direct direct
        && direct.decoded() instanceof Decoded.Request asked) {
      return call.ask(asked.request());
    }
    List<Answer> answers =
        payload instanceof Payload.Topic topic
            ? handle(topic, call)
            : call.handle(((Payload.Direct) payload).decoded());
    return answer -> AnswerJson.write(answers, answer);
  }

  private List<Answer> handle(Payload.Topic topic, Call call) {
    List<Answer> answers = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (Message message : topic.messages()) {
      try {
        answers.addAll(call.handle(message.decode()));
      } catch (RuntimeException failed) {
        failures.add(logged(message, failed));
      }
    }
    throwFirst(failures);
    return answers;
  }

  /** The ids of the messages that failed. */
  private List<String> handle(Payload.Batch messages, Call call) {
    Map<String, RuntimeException> failures = new LinkedHashMap<>();
    for (Message message : messages.messages()) {
      boolean heldUp = messages.ordered() && !failures.isEmpty();
      try {
        handle(message, heldUp, call);
      } catch (RuntimeException failed) {
        failures.put(message.id(), logged(message, failed));
      }
    }
    if (batch == Configuration.Batch.THROW) {
      throwFirst(List.copyOf(failures.values()));
    }
    return List.copyOf(failures.keySet());
  }

  private static void handle(Message message, boolean heldUp, Call call) {
    if (heldUp) {
      throw new RetryLater("a message ahead of it in its FIFO queue failed");
    }
    if (call.remaining().compareTo(LEAST_TIME) < 0) {
      throw new RetryLater("the invocation's time is nearly over");
    }
    call.handle(message.decode());
  }

  private static void throwFirst(List<RuntimeException> failures) {
    if (failures.isEmpty()) {
      return;
    }
    RuntimeException first = failures.get(0);
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    throw first;
  }

  private static RuntimeException logged(Message message, RuntimeException failed) {
    if (failed instanceof BadEventException) {
      log.error("Record {} cannot be read: {}", message.id(), failed.getMessage());
    } else if (failed instanceof RetryLater) {
      log.warn("Record {} is left for later: {}", message.id(), failed.getMessage());
    } else {
      log.warn("Record {} failed: {}", message.id(), failed.getMessage(), failed);
    }
    return failed;
  }
}

package dev.lifecycle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lifecycle.runtime.event.BadEventException;
import dev.lifecycle.runtime.event.Decoded;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.OperatorRequest;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.report.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One record that fails spoils no other, and its sender learns of it. */
class PayloadHandlerTest {

  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:events";
  private static final String FIFO = QUEUE + ".fifo";

  private final List<String> handled = new ArrayList<>();
  private Duration remaining = Duration.ofMinutes(1);
  private Duration each = Duration.ZERO;
  private Configuration.Batch batch = Configuration.Batch.REPORT;

  @Test
  void aDirectEventIsAnsweredByItsOutcome() {
    assertThat(answer(schedule("a")))
        .isEqualTo("{\"node\":\"a\",\"transitions\":[],\"outcome\":\"IGNORED\",\"reason\":\"r\"}");
  }

  @Test
  void aDirectEventThatFailsIsThrown() {
    assertThatThrownBy(() -> answer(schedule("later"))).isExactlyInstanceOf(RetryLater.class);
    assertThatThrownBy(() -> answer("{}")).isExactlyInstanceOf(BadEventException.class);
  }

  @Test
  void aBatchWithoutFailuresReportsNone() {
    assertThat(answer(records(QUEUE, schedule("a"), schedule("b")))).isEqualTo(failures());
    assertThat(handled).containsExactly("a", "b");
    assertThat(answer("{\"Records\":[]}")).isEqualTo(failures());
  }

  @Test
  void aRecordThatFailsStopsNoOther() {
    assertThat(
            answer(
                records(
                    QUEUE,
                    schedule("a"),
                    "{",
                    schedule("later"),
                    schedule("broken"),
                    schedule("b"))))
        .isEqualTo(failures("m1", "m2", "m3"));
    assertThat(handled).containsExactly("a", "later", "broken", "b");
  }

  @Test
  void thePoisonInAMixedBatchIsReportedAndNothingElse() throws IOException {
    Path payloads = Path.of("src/test/resources/events/payloads");
    assertThat(answer(Files.readString(payloads.resolve("envelope-sqs-batch-mixed-poison.json"))))
        .isEqualTo(
            Files.readString(payloads.resolve("response-sqs-partial-batch-for-mixed-poison.json"))
                .replaceAll("\\s", ""));
  }

  @Test
  void aFifoQueueStopsAtTheFirstFailure() {
    assertThat(answer(records(FIFO, schedule("a"), schedule("later"), schedule("b"), "{")))
        .isEqualTo(failures("m1", "m2", "m3"));
    assertThat(handled).containsExactly("a", "later");

    handled.clear();
    assertThat(answer(records(FIFO, schedule("a"), "{", schedule("b"))))
        .isEqualTo(failures("m1", "m2"));
    assertThat(handled).containsExactly("a");
  }

  @Test
  void recordsThatTheTimeDoesNotSufficeForAreNotStarted() {
    remaining = Duration.ofSeconds(20);
    each = Duration.ofSeconds(5);

    assertThat(answer(records(QUEUE, schedule("a"), schedule("b"), schedule("c"), schedule("d"))))
        .isEqualTo(failures("m2", "m3"));
    assertThat(handled).containsExactly("a", "b");
  }

  @Test
  void whereTheAnswerIsNotReadAllGoodRecordsAreHandledAndTheInvocationFails() {
    batch = Configuration.Batch.THROW;

    assertThatThrownBy(
            () -> answer(records(QUEUE, schedule("a"), "{", schedule("later"), schedule("b"))))
        .isExactlyInstanceOf(BadEventException.class)
        .hasMessageStartingWith("Records[1].body is not JSON")
        .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));
    assertThat(handled).containsExactly("a", "later", "b");
    assertThat(answer(records(QUEUE, schedule("a")))).isEqualTo(failures());
  }

  @Test
  void whereTheAnswerIsNotReadAFifoQueueStillStops() {
    batch = Configuration.Batch.THROW;

    assertThatThrownBy(() -> answer(records(FIFO, schedule("a"), schedule("later"), schedule("b"))))
        .isExactlyInstanceOf(RetryLater.class)
        .hasMessage("later");
    assertThat(handled).containsExactly("a", "later");
  }

  @Test
  void messagesOfATopicAreAllHandledAndTheInvocationFailsIfOneDid() {
    assertThat(answer(topic(schedule("a"), schedule("b"))))
        .startsWith("{\"nodes\":[{\"node\":\"a\"");
    assertThat(handled).containsExactly("a", "b");

    handled.clear();
    assertThatThrownBy(() -> answer(topic("hello", schedule("a"), schedule("later"))))
        .isExactlyInstanceOf(BadEventException.class)
        .hasMessageStartingWith("Records[0].Sns.Message is not JSON");
    assertThat(handled).containsExactly("a", "later");
  }

  @Test
  void changesOfATableAreAcknowledged() {
    assertThat(
            answer("{\"Records\":[{\"eventSource\":\"aws:dynamodb\",\"dynamodb\":{\"Keys\":{}}}]}"))
        .isEqualTo(failures());
    assertThat(handled).containsExactly("dropped");
  }

  @Test
  void noAnswerIsWrittenWhenTheInvocationFails() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> handle(topic("hello"), out)).isInstanceOf(BadEventException.class);
    assertThat(out.size()).isZero();
  }

  private String answer(String payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handle(payload, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private void handle(String payload, ByteArrayOutputStream out) throws IOException {
    PayloadHandler.Call call =
        new PayloadHandler.Call() {
          @Override
          public List<Answer> handle(Decoded decoded) {
            return List.of(Answer.ignored(Optional.of(work(decoded)), "r"));
          }

          @Override
          public PayloadHandler.Reply ask(OperatorRequest request) {
            return generator -> generator.writeString(request.getClass().getSimpleName());
          }

          @Override
          public Duration remaining() {
            return remaining;
          }
        };
    Json json = new Json();
    PayloadHandler.Reply reply =
        new PayloadHandler(json, batch).handle(payload.getBytes(StandardCharsets.UTF_8), call);
    try (JsonGenerator generator = json.generator(out)) {
      reply.write(generator);
    }
  }

  /** A schedule's name says what becomes of it. */
  private String work(Decoded decoded) {
    String name =
        decoded instanceof Decoded.Event event && event.event() instanceof ScheduleFired fired
            ? fired.name()
            : decoded instanceof Decoded.Dropped ? "dropped" : "event";
    handled.add(name);
    remaining = remaining.minus(each);
    if (name.equals("later")) {
      throw new RetryLater("later");
    }
    if (name.equals("broken")) {
      throw new IllegalStateException("broken");
    }
    return name;
  }

  private static String schedule(String name) {
    return "{\"lifecycle\":{\"schedule\":\"" + name + "\",\"time\":\"2026-11-23T12:00:00Z\"}}";
  }

  private static String records(String queue, String... bodies) {
    List<String> records = new ArrayList<>();
    for (String body : bodies) {
      records.add(
          "{\"messageId\":\"m%d\",\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"%s\",\"body\":\"%s\"}"
              .formatted(records.size(), queue, escaped(body)));
    }
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  private static String topic(String... messages) {
    return Stream.of(messages)
        .map(
            message ->
                "{\"EventSource\":\"aws:sns\",\"Sns\":{\"MessageId\":\"n\",\"Message\":\"%s\"}}"
                    .formatted(escaped(message)))
        .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
  }

  private static String escaped(String json) {
    return json.replace("\"", "\\\"");
  }

  private static String failures(String... ids) {
    return Stream.of(ids)
        .map(id -> "{\"itemIdentifier\":\"" + id + "\"}")
        .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
  }
}

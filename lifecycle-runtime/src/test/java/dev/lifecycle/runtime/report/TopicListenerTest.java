package dev.lifecycle.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.LogLines;
import dev.lifecycle.runtime.event.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One message for each dispatch to a node. */
class TopicListenerTest {

  private static final Duration ENOUGH = Duration.ofSeconds(5);

  private record Message(String subject, String text) {}

  private final List<Message> sent = new ArrayList<>();
  private final List<Duration> limits = new ArrayList<>();
  private final TopicListener listener =
      new TopicListener(
          (subject, message, limit) -> {
            sent.add(new Message(subject, message));
            limits.add(limit);
          },
          new Json());

  @Test
  void theMessageIsTheAnswer() {
    listener.dispatched(
        answer("i-0a000001", "finished_cloud_init", "join_cluster", List.of("join")), ENOUGH);

    assertThat(sent)
        .containsExactly(
            new Message(
                "Lifecycle RESTING i-0a000001: finished_cloud_init -> join_cluster",
                "{\"node\":\"i-0a000001\",\"from\":\"finished_cloud_init\",\"to\":\"join_cluster\","
                    + "\"transitions\":[\"join\"],\"outcome\":\"RESTING\"}"));
  }

  @ParameterizedTest
  @EnumSource
  void everyDispatchToANodeIsReported(Outcome outcome) {
    listener.dispatched(
        new Answer(
            Optional.of("i-0a000001"),
            Optional.of("leaving"),
            Optional.empty(),
            List.of(),
            outcome,
            Optional.of("why")),
        ENOUGH);

    assertThat(sent)
        .extracting(Message::subject)
        .containsExactly("Lifecycle " + outcome + " i-0a000001: leaving");
    assertThat(sent.get(0).text()).contains("\"reason\":\"why\"");
  }

  @Test
  void theCompletedActionOfANodeWithoutARecordIsReported() {
    listener.dispatched(
        new Answer(
            Optional.of("i-0a000001"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Outcome.COMPLETED,
            Optional.empty()),
        ENOUGH);

    assertThat(sent).extracting(Message::subject).containsExactly("Lifecycle COMPLETED i-0a000001");
  }

  @Test
  void whatComesToNoRecordIsNoDispatch() {
    listener.dispatched(Answer.ignored(Optional.empty(), "a test notification"), ENOUGH);
    listener.dispatched(Answer.ignored(Optional.of("i-0a000001"), "another group"), ENOUGH);

    assertThat(sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line\nbreak",
        "carriage\r\nreturn",
        "tab\tand\u0000null",
        "zustände",
        "状态",
        "😀",
        "del\u007f"
      })
  void aSubjectIsPrintableAscii(String state) {
    listener.dispatched(answer("i-0a000001", state, "ready", List.of()), ENOUGH);

    String subject = sent.get(0).subject();
    assertThat(subject).matches("Lifecycle RESTING i-0a000001: [ -~]+ -> ready");
    assertThat(new Json().fields(sent.get(0).text())).containsEntry("from", state);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 61, 62, 63, 64, 65, 500})
  void aSubjectIsShorterThanSnsAllows(int length) {
    listener.dispatched(answer("i-0a000001", "x".repeat(length), "ready", List.of()), ENOUGH);

    String full = "Lifecycle RESTING i-0a000001: " + "x".repeat(length) + " -> ready";
    String subject = sent.get(0).subject();
    assertThat(subject).hasSizeLessThan(100);
    assertThat(full).startsWith(subject);
    assertThat(subject.length()).isEqualTo(Math.min(99, full.length()));
  }

  @Test
  void aMessageIsLeftOutWhenTheInvocationIsNearlyOver() {
    try (LogLines lines = new LogLines(TopicListener.class)) {
      listener.dispatched(answer("i-0a000001", "left", "ready", List.of()), ENOUGH.minusMillis(1));
      listener.dispatched(Answer.ignored(Optional.empty(), "a test notification"), Duration.ZERO);

      assertThat(lines.all())
          .containsExactly(
              "WARN No message is sent to the topic: the invocation's time is nearly over");
    }
    assertThat(sent).isEmpty();
  }

  @Test
  void aMessageIsGivenUpBeforeTheInvocationEnds() {
    listener.dispatched(answer("i-0a000001", "left", "ready", List.of()), ENOUGH);

    assertThat(limits).hasSize(1).allMatch(limit -> limit.compareTo(ENOUGH) < 0);
  }

  private static Answer answer(String node, String from, String to, List<String> transitions) {
    return new Answer(
        Optional.of(node),
        Optional.of(from),
        Optional.of(to),
        transitions,
        Outcome.RESTING,
        Optional.empty());
  }
}

package dev.lifecycle.examples.local.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.examples.local.bus.QueueSettings.Redrive;
import dev.lifecycle.testing.aws.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A message is there until it is deleted, or was received too often. */
class LocalQueueTest {

  private static final Duration VISIBILITY = Duration.ofSeconds(90);

  private final ManualTime time = new ManualTime(Instant.EPOCH);
  private final Queues queues =
      new Queues(
          List.of(
              new QueueSettings(
                  "events", "events", VISIBILITY, Optional.of(new Redrive("dead", 2))),
              new QueueSettings("dead", "dead", VISIBILITY, Optional.empty())),
          time,
          time);
  private final LocalQueue queue = queues.at("events");

  @Test
  void aReceivedMessageIsHiddenUntilItsTimeIsOver() {
    queue.send("one");
    assertThat(queue.receive(10)).extracting(Message::body).containsExactly("one");

    time.advance(VISIBILITY.minusMillis(1));
    assertThat(queue.receive(10)).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(queue.receive(10))
        .extracting(Message::body, Message::receives)
        .containsExactly(tuple("one", 2));
  }

  @Test
  void aDeletedMessageIsGone() {
    queue.send("one");
    queue.receive(10).forEach(queue::delete);

    time.advance(VISIBILITY);
    assertThat(queue.receive(10)).isEmpty();
    assertThat(queue.bodies()).isEmpty();
  }

  @Test
  void anOldReceiptDeletesNothing() {
    queue.send("one");
    Message first = queue.receive(1).get(0);
    time.advance(VISIBILITY);
    queue.receive(1);

    queue.delete(first);

    assertThat(queue.bodies()).containsExactly("one");
  }

  @Test
  void whatIsReceivedTooOftenIsADeadLetter() {
    queue.send("poison");
    for (int receive = 1; receive <= 2; receive++) {
      assertThat(queue.receive(1)).extracting(Message::receives).containsExactly(receive);
      time.advance(VISIBILITY);
    }

    assertThat(queue.receive(1)).isEmpty();
    assertThat(queue.bodies()).isEmpty();
    assertThat(queues.at("dead").bodies()).containsExactly("poison");
  }

  @Test
  void noMoreAreReceivedThanAskedFor() {
    List.of("one", "two", "three").forEach(queue::send);

    assertThat(queue.receive(2)).extracting(Message::body).containsExactly("one", "two");
    assertThat(queue.receive(2)).extracting(Message::body).containsExactly("three");
  }

  @Test
  void receiversHearOfNewAndOfReturningMessages() {
    AtomicInteger calls = new AtomicInteger();
    queue.onMessage(calls::incrementAndGet);
    queue.send("one");
    assertThat(calls).hasValue(0);
    time.advance(Duration.ZERO);
    assertThat(calls).hasValue(1);

    queue.receive(1);
    time.advance(VISIBILITY);

    assertThat(calls).hasValue(2);
  }

  @Test
  void aDeadLetterQueueThatIsNotThereIsAnError() {
    QueueSettings lonely =
        new QueueSettings("events", "events", VISIBILITY, Optional.of(new Redrive("dead", 2)));

    assertThatThrownBy(() -> new Queues(List.of(lonely), time, time))
        .hasMessage("there is no queue dead; there are [events]");
  }
}

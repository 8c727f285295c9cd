package dev.lifecycle.testing.world;

import dev.lifecycle.runtime.LifecycleFunction;
import dev.lifecycle.testing.aws.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What lets time go on: what falls due happens, invocations have their turns, and as long as there
 * are workers the function is invoked with each message that is visible in its queue. A message is
 * deleted if the answer does not say that it was not handled.
 */
final class EventSourceMapping {

  private final ManualTime time;
  private final Queue queue;
  private final Invocations invocations;
  private final Supplier<LifecycleFunction> functions;
  private int workers = 10;
  private Instant end;

  /**
   * A mapping of the queue to the function.
   *
   * @param functions gives an invocation its function
   */
  EventSourceMapping(
      ManualTime time,
      Queue queue,
      Invocations invocations,
      Supplier<LifecycleFunction> functions) {
    this.time = time;
    this.queue = queue;
    this.invocations = invocations;
    this.functions = functions;
    this.end = time.instant();
  }

  /** From now on so many invocations run at a time at most. */
  void workers(int atMost) {
    workers = atMost;
  }

  /** Lets all go on for so long. */
  void pass(Duration duration) {
    end = time.instant().plus(duration);
    invocations.run();
  }

  /**
   * Lets all else happen until an invocation's turn; false: the time that is to pass has passed.
   */
  boolean untilTurn() {
    while (true) {
      time.advance(Duration.ZERO);
      receive();
      Optional<Instant> next =
          Stream.of(invocations.nextTurn(), time.nextDue(), nextVisible())
              .flatMap(Optional::stream)
              .min(Instant::compareTo)
              .filter(at -> !at.isAfter(end));
      if (next.isEmpty()) {
        time.advance(Duration.between(time.instant(), end));
        return false;
      }
      if (next.get().isAfter(time.instant())) {
        time.advance(Duration.between(time.instant(), next.get()));
      }
      if (invocations.nextTurn().filter(at -> !at.isAfter(time.instant())).isPresent()) {
        return true;
      }
    }
  }

  private Optional<Instant> nextVisible() {
    return invocations.running() < workers ? queue.nextVisible() : Optional.empty();
  }

  private void receive() {
    while (invocations.running() < workers) {
      Optional<Queue.Message> message = queue.receive(time.instant());
      if (message.isEmpty()) {
        return;
      }
      invoke(message.get());
    }
  }

  private void invoke(Queue.Message message) {
    invocations.start(
        () -> handle(message.payload()),
        (end, answer) -> {
          if (end == Invocations.End.ANSWERED && !message.isAmongFailures(answer)) {
            queue.delete(message, time.instant(), invocations.invocation());
          }
        });
  }

  private String handle(String payload) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      functions
          .get()
          .handle(
              new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
              answer,
              new InvocationContext("request-" + invocations.invocation(), invocations::remaining));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}

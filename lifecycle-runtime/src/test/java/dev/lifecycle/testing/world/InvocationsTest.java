package dev.lifecycle.testing.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.testing.aws.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invocations leave no threads behind, and one that waits for real time does not hang the test. */
@Timeout(120)
class InvocationsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:00Z"));
  private final Invocations invocations = new Invocations(time, MINUTE, this::untilTurn);
  private final List<String> ends = new ArrayList<>();

  private boolean untilTurn() {
    Optional<Instant> turn = invocations.nextTurn();
    turn.ifPresent(at -> time.advance(Duration.between(time.instant(), at)));
    return turn.isPresent();
  }

  @AfterEach
  void nobodyElseIsInterrupted() {
    Thread.interrupted();
  }

  private void sleeper() {
    invocations.start(
        () -> {
          invocations.sleep(MINUTE);
          return "slept";
        },
        (end, answer) -> ends.add(end + " " + answer));
  }

  @Test
  void aThreadIsGoneSoonAfterItsInvocation() throws InterruptedException {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    invocations.start(
        () -> {
          thread.complete(Thread.currentThread());
          return "";
        },
        (end, answer) -> {});
    invocations.run();

    thread.join().join(20_000);
    assertThat(thread.join().isAlive()).isFalse();
  }

  @Test
  void anInterruptReachesTheTaskThatWaitsAndEndsTheRun() {
    Thread test = Thread.currentThread();
    CompletableFuture<String> task = new CompletableFuture<>();
    sleeper();
    invocations.start(
        () -> {
          test.interrupt();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException interrupted) {
            task.complete("interrupted");
          }
          return "";
        },
        (end, answer) -> {});

    assertThatIllegalStateException()
        .isThrownBy(invocations::run)
        .withMessageStartingWith("the test was interrupted while a task still runs at ")
        .withMessageContaining("InvocationsTest")
        .withMessageEndingWith(
            ": the kit's time is virtual, so a task must not wait for real time");
    assertThat(test.isInterrupted()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(task.join()).isEqualTo("interrupted");
    assertThat(ends).containsExactly("KILLED ");
  }

  @Test
  void aTaskThatWasLeftMakesNoMoreCalls() {
    Thread test = Thread.currentThread();
    CountDownLatch left = new CountDownLatch(1);
    CompletableFuture<Throwable> task = new CompletableFuture<>();
    invocations.start(
        () -> {
          test.interrupt();
          awaitWhateverHappens(left);
          try {
            invocations.sleep(Duration.ofMillis(20));
          } catch (Killed killed) {
            task.complete(killed);
            throw killed;
          }
          return "";
        },
        (end, answer) -> {});

    assertThatIllegalStateException().isThrownBy(invocations::run);
    invocations.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThatIllegalStateException().isThrownBy(invocations::run);
    left.countDown();
    assertThat(task.join()).hasMessage("the invocation was ended");
  }

  private static void awaitWhateverHappens(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException again) {
        // It is that kind of task.
      }
    }
  }

  @Test
  void whereOneBreaksTheOthersEndToo() {
    sleeper();
    invocations.start(
        () -> {
          throw new AssertionError("a fake expected something else");
        },
        (end, answer) -> {});

    assertThatThrownBy(invocations::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a fake expected something else");
    assertThat(ends).containsExactly("KILLED ");
    assertThat(invocations.running()).isZero();
  }
}

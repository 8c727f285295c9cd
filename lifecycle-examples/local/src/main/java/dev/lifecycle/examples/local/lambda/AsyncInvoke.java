package dev.lifecycle.examples.local.lambda;

import dev.lifecycle.testing.aws.Later;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's asynchronous invocation, as EventBridge uses it: an event whose invocation fails is
 * delivered twice more, with the same request id, and then given up.
 */
public final class AsyncInvoke {

  /** Lambda waits one and two minutes; nobody wants to watch that. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final RuntimeApi function;
  private final Later later;
  private final AtomicInteger open = new AtomicInteger();
  private final Queue<String> givenUp = new ConcurrentLinkedQueue<>();

  /** Invokes the function behind this Runtime API. */
  public AsyncInvoke(RuntimeApi function, Later later) {
    this.function = function;
    this.later = later;
  }

  /** Takes an event; the function gets it in its turn. */
  public void deliver(String event) {
    open.incrementAndGet();
    attempt(UUID.randomUUID().toString(), event, 0);
  }

  private void attempt(String requestId, String event, int failures) {
    function
        .invoke(requestId, event)
        .whenComplete(
            (answer, error) -> {
              if (error == null) {
                open.decrementAndGet();
              } else if (failures < RETRIES.size()) {
                later.after(RETRIES.get(failures), () -> attempt(requestId, event, failures + 1));
              } else {
                givenUp.add("an event is given up: " + error.getMessage());
                open.decrementAndGet();
              }
            });
  }

  /** Whether every event so far was answered or given up. */
  public boolean idle() {
    return open.get() == 0;
  }

  /**
   * Why events were given up since the last call. They would be in a dead-letter queue now; the
   * sweep finds what they leave behind.
   */
  public List<String> takeGivenUp() {
    List<String> taken = new ArrayList<>();
    for (String next = givenUp.poll(); next != null; next = givenUp.poll()) {
      taken.add(next);
    }
    return taken;
  }
}

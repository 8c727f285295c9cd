package dev.lifecycle.testing.world;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Pieces of work that take turns: each has a thread while it is under way, and of all of them and
 * the caller one runs at a time. Whose turn is next is asked on the thread of whoever pauses or
 * ends, so that a turn costs one change of threads at most, and none if it is the same one's again.
 */
final class Fibers {

  // Long enough for the next turn, and so short that worlds that are over leave no threads behind.
  private static final long IDLE_MILLIS = 10;

  private final Executor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_MILLIS,
          TimeUnit.MILLISECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "fiber");
            thread.setDaemon(true);
            return thread;
          });
  private final Semaphore outside = new Semaphore(0);
  private final Supplier<Optional<Fiber>> turns;
  private Optional<Throwable> broken = Optional.empty();
  private Optional<IllegalStateException> over = Optional.empty();
  private Optional<Fiber> current = Optional.empty(); // guarded by this

  /**
   * No fibers yet.
   *
   * @param turns whose turn is next; empty: nobody's, so {@link #run} returns
   */
  Fibers(Supplier<Optional<Fiber>> turns) {
    this.turns = turns;
  }

  /** Work that can pause. */
  static final class Fiber {

    private final Semaphore turn = new Semaphore(0);
    private final Runnable work;
    private Thread thread;
    private boolean started;
    private boolean ended;
    private boolean killed;
    private volatile boolean left;

    /** Work that has not begun. It must not throw anything but {@link Killed}. */
    Fiber(Runnable work) {
      this.work = work;
    }
  }

  /**
   * Lets fibers take turns until it is nobody's. Called outside of fibers.
   *
   * @throws AssertionError if one threw: that is no fault of the world's
   * @throws IllegalStateException if the caller was interrupted while one ran; that is interrupted
   *     too, and not waited for any more, now or later
   */
  void run() {
    if (over.isPresent()) {
      throw over.get();
    }
    Optional<Fiber> first = next();
    if (first.isPresent()) {
      pass(Optional.empty(), first);
      awaitEnd();
    }
    Optional<Throwable> thrown = broken;
    broken = Optional.empty();
    if (thrown.isPresent()) {
      if (thrown.get() instanceof RuntimeException failed) {
        throw failed;
      }
      throw (Error) thrown.get();
    }
  }

  private void awaitEnd() {
    try {
      outside.acquire();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      leave();
    }
  }

  /** Whoever runs is to end, and is not waited for. */
  private synchronized void leave() {
    if (current.isEmpty()) {
      outside.acquireUninterruptibly(); // it has just ended
      return;
    }
    Fiber fiber = current.get();
    StackTraceElement[] stack =
        fiber.thread == null ? new StackTraceElement[0] : fiber.thread.getStackTrace();
    fiber.left = true;
    if (fiber.thread != null) {
      fiber.thread.interrupt();
    }
    over = Optional.of(stillRuns(stack));
    throw over.get();
  }

  private static IllegalStateException stillRuns(StackTraceElement[] stack) {
    Throwable where = new Throwable("it runs here");
    where.setStackTrace(stack);
    String place =
        Stream.of(stack)
            .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    return new IllegalStateException(
        "the test was interrupted while a task still runs"
            + place
            + ": the kit's time is virtual, so a task must not wait for real time",
        where);
  }

  /** Called inside this fiber: lets the others run until it is its turn. */
  void pause(Fiber self) {
    if (!self.killed && !self.left) {
      Optional<Fiber> next = next();
      if (next.filter(self::equals).isPresent()) {
        return;
      }
      pass(Optional.of(self), next);
      self.turn.acquireUninterruptibly();
    }
    if (self.killed || self.left) {
      throw new Killed("the invocation was ended");
    }
  }

  /** Ends a fiber where it paused. Called outside of fibers. */
  void kill(Fiber fiber) {
    fiber.killed = true;
    if (fiber.started && !fiber.ended && !fiber.left) {
      pass(Optional.empty(), Optional.of(fiber));
      outside.acquireUninterruptibly();
    }
  }

  private Optional<Fiber> next() {
    try {
      return turns.get();
    } catch (RuntimeException | Error thrown) {
      broken = Optional.of(thrown);
      return Optional.empty();
    }
  }

  /** The turn goes from one to another; empty: the caller outside. */
  private synchronized void pass(Optional<Fiber> from, Optional<Fiber> to) {
    if (from.filter(fiber -> fiber.left).isPresent()) {
      return; // it had no turn any more
    }
    current = to;
    if (to.isEmpty()) {
      outside.release();
    } else if (to.get().started) {
      to.get().turn.release();
    } else {
      threads.execute(() -> runFrom(to.get()));
    }
  }

  /** A fiber, and on the same thread those that begin after it. */
  private void runFrom(Fiber first) {
    Fiber last = first;
    Optional<Fiber> next = toItsEnd(first);
    while (next.isPresent() && !next.get().started) {
      last = next.get();
      next = toItsEnd(last);
    }
    pass(Optional.of(last), next);
  }

  private Optional<Fiber> toItsEnd(Fiber fiber) {
    try {
      begin(fiber);
      fiber.work.run();
    } catch (Killed gone) {
      // Nobody hears of it.
    } catch (RuntimeException | Error thrown) {
      broken = Optional.of(new AssertionError("an invocation broke: " + thrown, thrown));
    }
    fiber.ended = true;
    return fiber.killed || fiber.left || broken.isPresent() ? Optional.empty() : next();
  }

  private synchronized void begin(Fiber fiber) {
    fiber.started = true;
    fiber.thread = Thread.currentThread();
    current = Optional.of(fiber);
    if (fiber.left) {
      throw new Killed("the invocation was ended");
    }
  }
}

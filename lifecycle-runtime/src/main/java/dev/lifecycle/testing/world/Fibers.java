package dev.lifecycle.testing.world;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Pieces of work that take turns: each has a thread while it is under way, and of all of them and
 * the caller one runs at a time. Whose turn is next is asked on the thread of whoever pauses or
 * ends, so that a turn costs one change of threads at most, and none if it is the same one's again.
 */
final class Fibers implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fiber");
            thread.setDaemon(true);
            return thread;
          });
  private final Semaphore outside = new Semaphore(0);
  private final Supplier<Optional<Fiber>> turns;
  private Optional<Throwable> broken = Optional.empty();

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
    private boolean started;
    private boolean ended;
    private boolean killed;

    /** Work that has not begun. It must not throw anything but {@link Killed}. */
    Fiber(Runnable work) {
      this.work = work;
    }
  }

  /**
   * Lets fibers take turns until it is nobody's. Called outside of fibers.
   *
   * @throws AssertionError if one threw: that is no fault of the world's
   */
  void run() {
    Optional<Fiber> first = next();
    if (first.isPresent()) {
      pass(first);
      outside.acquireUninterruptibly();
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

  /** Called inside this fiber: lets the others run until it is its turn. */
  void pause(Fiber self) {
    if (!self.killed) {
      Optional<Fiber> next = next();
      if (next.filter(self::equals).isPresent()) {
        return;
      }
      pass(next);
      self.turn.acquireUninterruptibly();
    }
    if (self.killed) {
      throw new Killed("the invocation was ended");
    }
  }

  /** Ends a fiber where it paused. Called outside of fibers. */
  void kill(Fiber fiber) {
    fiber.killed = true;
    if (fiber.started && !fiber.ended) {
      pass(Optional.of(fiber));
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

  private void pass(Optional<Fiber> next) {
    if (next.isEmpty()) {
      outside.release();
    } else if (next.get().started) {
      next.get().turn.release();
    } else {
      threads.execute(() -> runFrom(next.get()));
    }
  }

  /** A fiber, and on the same thread those that begin after it. */
  private void runFrom(Fiber first) {
    Optional<Fiber> next = Optional.of(first);
    while (next.isPresent() && !next.get().started) {
      next = toItsEnd(next.get());
    }
    pass(next);
  }

  private Optional<Fiber> toItsEnd(Fiber fiber) {
    fiber.started = true;
    try {
      fiber.work.run();
    } catch (Killed gone) {
      // Nobody hears of it.
    } catch (RuntimeException | Error thrown) {
      broken = Optional.of(new AssertionError("an invocation broke: " + thrown, thrown));
    }
    fiber.ended = true;
    return fiber.killed || broken.isPresent() ? Optional.empty() : next();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package dev.lifecycle.testing.world;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Pieces of work that take turns: each has a thread of its own, and of all of them and the caller
 * one runs at a time, so that whoever chooses the turns decides what happens.
 */
public final class Fibers implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fiber");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<Fiber> current = Optional.empty();

  /** Work that can pause. */
  public final class Fiber {

    private final Semaphore turn = new Semaphore(0);
    private final Semaphore end = new Semaphore(0);
    private boolean started;
    private boolean ended;
    private boolean killed;
    private Optional<Throwable> broken = Optional.empty();
    private final Runnable work;

    private Fiber(Runnable work) {
      this.work = work;
    }

    /** Whether it has ended. */
    public boolean ended() {
      return ended;
    }

    private void run() {
      turn.acquireUninterruptibly();
      try {
        if (!killed) {
          work.run();
        }
      } catch (Killed gone) {
        // Nobody hears of it.
      } catch (RuntimeException | Error thrown) {
        broken = Optional.of(thrown);
      } finally {
        ended = true;
        end.release();
      }
    }
  }

  /** Makes a fiber that has not begun. It must not throw anything but {@link Killed}. */
  public Fiber fiber(Runnable work) {
    return new Fiber(work);
  }

  /**
   * Lets a fiber run until it pauses or ends.
   *
   * @throws AssertionError if it threw: that is no fault of the world's
   */
  public void resume(Fiber fiber) {
    if (!fiber.started) {
      fiber.started = true;
      threads.execute(fiber::run);
    }
    Optional<Fiber> before = current;
    current = Optional.of(fiber);
    fiber.turn.release();
    fiber.end.acquireUninterruptibly();
    current = before;
    fiber.broken.ifPresent(
        thrown -> {
          throw new AssertionError("an invocation broke: " + thrown, thrown);
        });
  }

  /** Ends a fiber where it paused. */
  public void kill(Fiber fiber) {
    fiber.killed = true;
    if (fiber.started && !fiber.ended) {
      resume(fiber);
    }
    fiber.ended = true;
  }

  /** Called inside a fiber: lets the others run. Outside of fibers it does nothing. */
  public void pause() {
    if (current.isEmpty()) {
      return;
    }
    Fiber self = current.get();
    self.end.release();
    self.turn.acquireUninterruptibly();
    if (self.killed) {
      throw new Killed("the invocation was ended");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

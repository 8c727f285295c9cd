package dev.lifecycle.examples.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, stopped once and in reverse order, whoever comes first: the end or Ctrl-C. */
final class Resources implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * Takes care of this one.
   *
   * @throws IllegalStateException if everything was stopped meanwhile; it is stopped too then
   */
  synchronized <T extends AutoCloseable> T add(T resource) {
    started.push(resource);
    if (closed) {
      stopAll();
      throw new IllegalStateException("stopped while starting");
    }
    return resource;
  }

  /** Whether it was said to stop. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    stopAll();
  }

  private void stopAll() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        // The others are stopped all the same.
        System.err.println("not stopped cleanly: " + e);
      }
    }
  }
}

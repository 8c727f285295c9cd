package dev.lifecycle.runtime.report;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a function: whatever one of them throws, the others hear. Thread-safe. */
public final class Listeners {

  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  private final List<DispatchListener> listeners;

  /** Calls them in this order. */
  public Listeners(List<DispatchListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** A dispatch ended like this, and the invocation has so much time left. */
  public void dispatched(Answer answer, Duration left) {
    for (DispatchListener listener : listeners) {
      try {
        listener.dispatched(answer, left);
      } catch (VirtualMachineError broken) {
        throw broken;
      } catch (Throwable thrown) {
        log.warn("A dispatch listener threw; the dispatch stands", thrown);
      }
    }
  }
}

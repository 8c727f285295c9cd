package dev.lifecycle.examples.local.endpoint;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The API calls that arrived, in order. Thread-safe. */
public final class CallLog {

  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

  void add(Call call) {
    calls.add(call);
  }

  /** All calls so far. */
  public List<Call> all() {
    return List.copyOf(calls);
  }

  /** The calls of one action so far, refused ones included. */
  public List<Call> of(String service, String action) {
    return calls.stream()
        .filter(c -> c.service().equals(service) && c.action().equals(action))
        .toList();
  }
}

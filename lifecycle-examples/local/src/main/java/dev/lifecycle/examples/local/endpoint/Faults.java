package dev.lifecycle.examples.local.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The switch that makes calls fail. Without a setting none does. Thread-safe. */
public final class Faults {

  private final List<Setting> settings = new ArrayList<>();

  /** Calls of this action, counted from now on, the first one that fails and the last. */
  private static final class Setting {
    final String call;
    final int first;
    final int last;
    final Fault fault;
    int seen;

    Setting(String call, int first, int last, Fault fault) {
      this.call = call;
      this.first = first;
      this.last = last;
      this.fault = fault;
    }

    boolean meets(String arrived) {
      return call.equals(arrived) && ++seen >= first && seen <= last;
    }
  }

  /**
   * The next call fails.
   *
   * @param call service and action, for example {@code DynamoDB UpdateItem}
   */
  public void next(String call, Fault fault) {
    nth(1, call, fault);
  }

  /** The nth such call from now on fails; those that the SDK repeats count too. */
  public synchronized void nth(int nth, String call, Fault fault) {
    settings.add(new Setting(call, nth, nth, fault));
  }

  /** The nth such call from now on fails, and all after it. */
  public synchronized void from(int nth, String call, Fault fault) {
    settings.add(new Setting(call, nth, Integer.MAX_VALUE, fault));
  }

  /** No call fails any more. */
  public synchronized void mend() {
    settings.clear();
  }

  /** How the call fails that has arrived; every setting counts it. */
  public synchronized Optional<Fault> arrived(String service, String action) {
    String call = service + " " + action;
    return settings.stream().filter(setting -> setting.meets(call)).toList().stream()
        .findFirst()
        .map(setting -> setting.fault);
  }
}

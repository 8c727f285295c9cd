package dev.lifecycle.runtime.action;

import java.util.List;
import java.util.Set;

/**
 * Auto Scaling's lifecycle actions. Thread-safe. Each method throws {@link
 * dev.lifecycle.runtime.CallFailedException} when the call fails in a way that a repeat may mend.
 */
public interface LifecycleActions {

  /** Completes the action. */
  Completion complete(ActionKey action, boolean goOn);

  /** Restarts the action's heartbeat time-out; false: there is no such action any more. */
  boolean heartbeat(ActionKey action);

  /** Whether Auto Scaling has the instance in service. */
  boolean inService(String instanceId);

  /** Whether Auto Scaling has the instance on its way into service, or into the warm pool. */
  boolean launching(String instanceId);

  /**
   * The instances of these groups that a lifecycle hook holds up ({@code Pending:Wait} and the
   * like); of every group if none is named.
   */
  List<WaitingInstance> waiting(Set<String> groups);
}

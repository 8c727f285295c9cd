package dev.lifecycle.examples.quickstart;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.dispatch.TaskScope;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import javax.annotation.processing.Generated;

/**
 * Chooses the rows of {@link ClusterModel} and calls its methods.
 */
@Generated("dev.lifecycle.processor.LifecycleProcessor")
final class ClusterModelDispatcher implements Dispatcher<ClusterModel.State> {
  private final ClusterModel model;

  ClusterModelDispatcher(ClusterModel model) {
    this.model = model;
  }

  @Override
  public String select(ClusterModel.State state, Judgement judge) throws Exception {
    return switch (state) {
      case FINISHED_CLOUD_INIT -> fromFinishedCloudInit(judge);
      case JOIN_CLUSTER -> fromJoinCluster(judge);
      case JOINED_CLUSTER -> fromJoinedCluster(judge);
      case UPDATING_DNS -> fromUpdatingDns(judge);
      case DNS_UPDATED -> fromDnsUpdated(judge);
      case COMPLETING_LIFECYCLE -> fromCompletingLifecycle(judge);
      case READY -> fromReady(judge);
      case LEAVING -> fromLeaving(judge);
      case LEFT -> fromLeft(judge);
      case FAILURE -> fromFailure(judge);
      case FAILED -> fromFailed(judge);
    };
  }

  @Override
  public String selectUnknown(Judgement judge) throws Exception {
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code FINISHED_CLOUD_INIT}.
   */
  private String fromFinishedCloudInit(Judgement judge) throws Exception {
    if (judge.on("join", InstanceLaunching.class)) {
      return "join";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code JOIN_CLUSTER}.
   */
  private String fromJoinCluster(Judgement judge) throws Exception {
    if (judge.on("joined", CommandSucceeded.class)) {
      return "joined";
    }
    if (judge.timeout("joinTimedOut")) {
      return "joinTimedOut";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code JOINED_CLUSTER}.
   */
  private String fromJoinedCluster(Judgement judge) throws Exception {
    if (judge.completion("updateDns") && hasDnsName(judge)) {
      return "updateDns";
    }
    if (judge.completion("skipDns") && !hasDnsName(judge)) {
      return "skipDns";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code UPDATING_DNS}.
   */
  private String fromUpdatingDns(Judgement judge) throws Exception {
    if (judge.completion("dnsUpdated")) {
      return "dnsUpdated";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code DNS_UPDATED}.
   */
  private String fromDnsUpdated(Judgement judge) throws Exception {
    if (judge.completion("complete")) {
      return "complete";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code COMPLETING_LIFECYCLE}.
   */
  private String fromCompletingLifecycle(Judgement judge) throws Exception {
    if (judge.completion("ready")) {
      return "ready";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code READY}.
   */
  private String fromReady(Judgement judge) throws Exception {
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code LEAVING}.
   */
  private String fromLeaving(Judgement judge) throws Exception {
    if (judge.on("left", CommandFinished.class)) {
      return "left";
    }
    if (judge.timeout("leaveTimedOut")) {
      return "leaveTimedOut";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code LEFT}.
   */
  private String fromLeft(Judgement judge) throws Exception {
    if (judge.completion("remove")) {
      return "remove";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code FAILURE}.
   */
  private String fromFailure(Judgement judge) throws Exception {
    if (judge.completion("abandon")) {
      return "abandon";
    }
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  /**
   * Rows that leave {@code FAILED}.
   */
  private String fromFailed(Judgement judge) throws Exception {
    if (judge.on("leave", InstanceTerminating.class)) {
      return "leave";
    }
    return NONE;
  }

  private boolean hasDnsName(Judgement judge) throws Exception {
    return judge.test("hasDnsName", () -> model.hasDnsName(judge.action()));
  }

  @Override
  public void perform(String row, TaskScope tasks) throws Exception {
    switch (row) {
      case "join" -> {
        announce(tasks);
        tasks.call("join", () -> model.join(tasks.node(), tasks.commands()));
      }
      case "joined" -> tasks.call("joined", () -> model.joined());
      case "joinTimedOut" -> tasks.call("joinTimedOut", () -> model.joinTimedOut());
      case "updateDns" ->
          tasks.call("updateDns", () -> model.updateDns(tasks.node(), tasks.action()));
      case "skipDns" -> tasks.call("skipDns", () -> model.skipDns());
      case "dnsUpdated" -> tasks.call("dnsUpdated", () -> model.dnsUpdated());
      case "complete" -> tasks.call("complete", () -> model.complete());
      case "ready" -> tasks.call("ready", () -> model.ready());
      case "leave" -> {
        announce(tasks);
        tasks.call("leave", () -> model.leave(tasks.commands()));
      }
      case "left" -> tasks.call("left", () -> model.left());
      case "leaveTimedOut" -> tasks.call("leaveTimedOut", () -> model.leaveTimedOut());
      case "remove" -> tasks.call("remove", () -> model.remove());
      case "abandon" -> tasks.call("abandon", () -> model.abandon());
      default -> throw new IllegalArgumentException("ClusterModel has no transition " + row);
    }
  }

  @Override
  public void after(String row, TaskScope tasks) throws Exception {
    // No row has a task after the store.
  }

  private void announce(TaskScope tasks) throws Exception {
    tasks.call("announce", () -> model.announce(tasks.node(), tasks.run()));
  }
}

package dev.lifecycle.examples.quickstart;

import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An instance joins the cluster before it takes traffic and leaves it before it goes. */
@Lifecycle(states = ClusterModel.State.class, initial = "finished_cloud_init", failure = "failure")
public class ClusterModel {

  enum State {
    FINISHED_CLOUD_INIT, JOIN_CLUSTER, JOINED_CLUSTER, UPDATING_DNS, DNS_UPDATED, COMPLETING_LIFECYCLE, READY,
    LEAVING, LEFT, FAILURE, FAILED
  }

  private static final Logger log = LoggerFactory.getLogger(ClusterModel.class);

  @Transition(source = "finished_cloud_init", dest = "join_cluster", on = InstanceLaunching.class)
  void join(Node node, Commands commands) {
    commands.run("/usr/local/bin/join_cluster.sh", node.ip());
  }

  @Transition(source = "join_cluster", dest = "joined_cluster", on = CommandSucceeded.class)
  void joined() {}

  @Transition(source = "join_cluster", dest = "failure", timeout = "10m")
  void joinTimedOut() {}

  @Condition
  boolean hasDnsName(LifecycleAction action) {
    return action.metadata().containsKey("managerDnsName");
  }

  @Transition(source = "joined_cluster", dest = "updating_dns", when = "hasDnsName")
  void updateDns(Node node, LifecycleAction action) {
    node.set("DnsName", action.metadata().get("managerDnsName"));
  }

  @Transition(source = "joined_cluster", dest = "dns_updated", unless = "hasDnsName")
  void skipDns() {}

  @Transition(source = "updating_dns", dest = "dns_updated")
  void dnsUpdated() {}

  @Transition(source = "dns_updated", dest = "completing_lifecycle", completes = true)
  void complete() {}

  @Transition(source = "completing_lifecycle", dest = "ready")
  void ready() {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
  void leave(Commands commands) {
    commands.run("/usr/local/bin/leave_cluster.sh");
  }

  @Transition(source = "leaving", dest = "left", on = CommandFinished.class) // it goes either way
  void left() {}

  @Transition(source = "leaving", dest = "left", timeout = "10m")
  void leaveTimedOut() {}

  @Transition(source = "left", dest = Transition.REMOVED, completes = true)
  void remove() {}

  @Transition(source = "failure", dest = "failed", completes = true)
  void abandon() {}

  @Before({"join", "leave"})
  void announce(Node node, Run run) {
    log.info("{} of {}", run.transition(), node.id());
  }
}

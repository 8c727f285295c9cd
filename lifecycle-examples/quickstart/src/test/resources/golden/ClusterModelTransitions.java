package dev.lifecycle.examples.quickstart;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * The states and rows of {@link ClusterModel}, in declaration order.
 */
@Generated("dev.lifecycle.processor.LifecycleProcessor")
public final class ClusterModelTransitions {
  /**
   * The state machine.
   */
  public static final TransitionTable<ClusterModel.State> TABLE = table();

  private ClusterModelTransitions() {
  }

  private static TransitionTable<ClusterModel.State> table() {
    TransitionTable.Builder<ClusterModel.State> table = TransitionTable.named("ClusterModel");
    states(table);
    rows(table);
    return table
        .initial(ClusterModel.State.FINISHED_CLOUD_INIT)
        .failure(ClusterModel.State.FAILURE)
        .pending("new", "pending")
        .readsMetadata()
        .build();
  }

  private static void states(TransitionTable.Builder<ClusterModel.State> table) {
    table.state(ClusterModel.State.FINISHED_CLOUD_INIT, "finished_cloud_init");
    table.state(ClusterModel.State.JOIN_CLUSTER, "join_cluster");
    table.state(ClusterModel.State.JOINED_CLUSTER, "joined_cluster");
    table.state(ClusterModel.State.UPDATING_DNS, "updating_dns");
    table.state(ClusterModel.State.DNS_UPDATED, "dns_updated");
    table.state(ClusterModel.State.COMPLETING_LIFECYCLE, "completing_lifecycle");
    table.state(ClusterModel.State.READY, "ready");
    table.state(ClusterModel.State.LEAVING, "leaving");
    table.state(ClusterModel.State.LEFT, "left");
    table.state(ClusterModel.State.FAILURE, "failure");
    table.state(ClusterModel.State.FAILED, "failed");
  }

  private static void rows(TransitionTable.Builder<ClusterModel.State> table) {
    table.row(
        row("join")
            .from(ClusterModel.State.FINISHED_CLOUD_INIT)
            .to(ClusterModel.State.JOIN_CLUSTER)
            .on(InstanceLaunching.class)
            .sendsCommand()
            .before("announce"));
    table.row(
        row("joined")
            .from(ClusterModel.State.JOIN_CLUSTER)
            .to(ClusterModel.State.JOINED_CLUSTER)
            .on(CommandSucceeded.class));
    table.row(
        row("joinTimedOut")
            .from(ClusterModel.State.JOIN_CLUSTER)
            .to(ClusterModel.State.FAILURE)
            .timeout(Duration.ofMinutes(10)));
    table.row(
        row("updateDns")
            .from(ClusterModel.State.JOINED_CLUSTER)
            .to(ClusterModel.State.UPDATING_DNS)
            .when("hasDnsName"));
    table.row(
        row("skipDns")
            .from(ClusterModel.State.JOINED_CLUSTER)
            .to(ClusterModel.State.DNS_UPDATED)
            .unless("hasDnsName"));
    table.row(
        row("dnsUpdated")
            .from(ClusterModel.State.UPDATING_DNS)
            .to(ClusterModel.State.DNS_UPDATED));
    table.row(
        row("complete")
            .from(ClusterModel.State.DNS_UPDATED)
            .to(ClusterModel.State.COMPLETING_LIFECYCLE)
            .completes());
    table.row(
        row("ready")
            .from(ClusterModel.State.COMPLETING_LIFECYCLE)
            .to(ClusterModel.State.READY));
    table.row(
        row("leave")
            .fromAny(ClusterModel.State.FINISHED_CLOUD_INIT, ClusterModel.State.JOIN_CLUSTER,
                ClusterModel.State.JOINED_CLUSTER, ClusterModel.State.UPDATING_DNS,
                ClusterModel.State.DNS_UPDATED, ClusterModel.State.COMPLETING_LIFECYCLE,
                ClusterModel.State.READY, ClusterModel.State.LEFT, ClusterModel.State.FAILURE,
                ClusterModel.State.FAILED)
            .to(ClusterModel.State.LEAVING)
            .on(InstanceTerminating.class)
            .sendsCommand()
            .before("announce"));
    table.row(
        row("left")
            .from(ClusterModel.State.LEAVING)
            .to(ClusterModel.State.LEFT)
            .on(CommandFinished.class));
    table.row(
        row("leaveTimedOut")
            .from(ClusterModel.State.LEAVING)
            .to(ClusterModel.State.LEFT)
            .timeout(Duration.ofMinutes(10)));
    table.row(
        row("remove")
            .from(ClusterModel.State.LEFT)
            .toRemoved()
            .completes());
    table.row(
        row("abandon")
            .from(ClusterModel.State.FAILURE)
            .to(ClusterModel.State.FAILED)
            .completes());
  }

  private static TransitionRow.Builder<ClusterModel.State> row(String id) {
    return TransitionRow.named(id);
  }
}

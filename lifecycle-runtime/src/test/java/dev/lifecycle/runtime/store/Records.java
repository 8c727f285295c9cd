package dev.lifecycle.runtime.store;

import dev.lifecycle.runtime.LifecycleAction.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records as they come to be. */
final class Records {

  private Records() {}

  /** A node as cloud-init registered it. */
  static NodeRecord registered() {
    return new NodeRecord(
        Table.NODE,
        "manager",
        "finished_cloud_init",
        Optional.of("10.3.5.44"),
        Optional.empty(),
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /** The lifecycle action of a launch, without metadata. */
  static StoredAction launching() {
    return StoredAction.open(
        "87654321-4321-4321-4321-210987654321",
        Direction.LAUNCHING,
        "web-workers",
        "web-workers-launch",
        Optional.of("EC2"),
        Optional.of("AutoScalingGroup"),
        Optional.empty(),
        Table.NOW,
        Optional.of(Table.NOW));
  }

  /** A launch that waits for its command: the most that a launch keeps open at once. */
  static NodeRecord joining() {
    Instant deadline = Table.NOW.plus(Duration.ofMinutes(10));
    return registered()
        .edit()
        .status("join_cluster")
        .action(Optional.of(launching()))
        .journal(Table.MODEL, "join InstanceLaunching 1795428902 1180")
        .since(Table.NOW)
        .deadline(Optional.of(deadline))
        .nextLook(Optional.of(deadline))
        .command(
            Optional.of(
                StoredCommand.intent(
                        Table.NODE + "/0/join", Table.NOW, Optional.empty(), Optional.empty())
                    .sent("7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77")))
        .build();
  }

  /** A launch that is done: the quickstart's node in service. */
  static NodeRecord launched() {
    NodeRecord.Builder record =
        joining().edit().command(Optional.empty()).deadline(Optional.empty());
    for (String row : List.of("joined", "skipDns", "complete", "ready")) {
      record.journal(Table.MODEL, row + " CommandSucceeded 1795428935 1180");
    }
    return record
        .status("ready")
        .action(Optional.of(launching().decide().close()))
        .close("9f86d081884c")
        .nextLook(Optional.empty())
        .build();
  }

  /** Everything at once, each as long as it can get in earnest, but no user attribute. */
  static NodeRecord full() {
    Instant at = Table.NOW;
    TreeMap<Integer, String> journal = new TreeMap<>();
    for (int slot = 0; slot < NodeRecord.JOURNAL_SIZE; slot++) {
      journal.put(slot, "removeFromLoadBalancer" + slot + " InstanceTerminating 1795428935 118000");
    }
    StoredAction action =
        new StoredAction(
            "87654321-4321-4321-4321-210987654321",
            Direction.TERMINATING,
            "production-search-cluster-data-nodes-eu-west-1a",
            "production-search-cluster-data-nodes-terminating",
            Optional.of("AutoScalingGroup"),
            Optional.of("AutoScalingGroup"),
            Optional.empty(),
            at,
            true,
            Optional.of(ActionResult.CONTINUE),
            true,
            Optional.of(at),
            Optional.of("0123456789ab"));
    return new NodeRecord(
        Table.NODE,
        "elasticsearch-data",
        "waiting_for_shards_to_relocate",
        Optional.of("255.255.255.255"),
        Optional.of("com.example.platform.clusters.elasticsearch.ElasticsearchModel"),
        123_456,
        Optional.of(action),
        List.of("9f86d081884c", "60303ae22b99", "fd61a03af4f7", "a4e624d686e0"),
        List.of("d4735e3a265e", "4e07408562be", "4b227777d4dd", "ef2d127de37b"),
        Optional.of(at),
        Optional.of(at),
        Optional.of(at),
        Optional.of(at),
        Optional.of(new Pending(Optional.of("removeFromLoadBalancer"), 3)),
        Optional.of(
            new StoredCommand(
                Table.NODE + "/123455/removeFromLoadBalancer",
                at,
                Optional.of(at),
                Optional.of("7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77"),
                Optional.of("0f3a2b6e-0f3a-4d18-9b52-5e6a1c0f4d77"),
                Optional.of("i-0fedcba0987654321"),
                true)),
        Optional.of(
            new StoredFailure(
                "waiting_for_shards_to_relocate",
                "removeFromLoadBalancer",
                "e".repeat(200),
                "InstanceTerminating",
                at,
                true)),
        journal,
        Map.of());
  }
}

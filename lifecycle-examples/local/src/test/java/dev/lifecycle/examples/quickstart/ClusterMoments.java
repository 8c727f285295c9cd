package dev.lifecycle.examples.quickstart;

import static dev.lifecycle.examples.compatibility.Moments.crashBefore;
import static dev.lifecycle.examples.compatibility.Moments.crashOnce;
import static dev.lifecycle.examples.compatibility.Moments.happens;
import static dev.lifecycle.examples.compatibility.Moments.lose;
import static dev.lifecycle.examples.compatibility.Moments.now;
import static dev.lifecycle.examples.compatibility.Moments.refuse;
import static dev.lifecycle.examples.compatibility.Moments.sweep;

import dev.lifecycle.examples.compatibility.Moment;
import dev.lifecycle.examples.compatibility.Moments;
import dev.lifecycle.examples.quickstart.ClusterModel.State;
import dev.lifecycle.testing.LifecycleScenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Moments of the quickstart: it has each kind of rest of a single node. */
public final class ClusterMoments {

  private static final String NODE = "i-0a0000000000000a1";
  private static final String SEND = "SSM SendCommand";
  private static final String COMPLETE = "Auto Scaling CompleteLifecycleAction";
  private static final String LOOK = "ListCommands " + NODE;
  private static final String JOIN = "SendCommand /usr/local/bin/join_cluster.sh 10.0.0.1";
  private static final String LEAVE = "SendCommand /usr/local/bin/leave_cluster.sh";

  private ClusterMoments() {}

  /** All of them. */
  public static List<Moment> all() {
    AtomicReference<String> launch = new AtomicReference<>();
    return new Moments<>(
            "quickstart",
            ClusterModelTransitions.TABLE,
            () -> new ClusterModelDispatcher(new ClusterModel()))
        .add(
            "pending",
            story -> story.instance(NODE).existsIn("pending"),
            happens(story -> story.instance(NODE).terminate()),
            Map.of(NODE, Moment.REMOVED),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "registered-by-cloud-init",
            ClusterMoments::launchUnheard,
            LifecycleScenario::lastEvent,
            Map.of(NODE, "join_cluster"),
            JOIN)
        .add(
            "open-intent",
            story -> {
              story.world().calls().plan(crashBefore(SEND));
              story.instance(NODE).launch();
            },
            sweep("5m"),
            Map.of(NODE, "join_cluster"),
            LOOK,
            JOIN)
        .add(
            "command-may-be-on-its-way",
            story -> {
              story.world().calls().plan(lose(SEND));
              story.instance(NODE).launch();
            },
            ClusterMoments::spotInterruption,
            Map.of(NODE, "finished_cloud_init"),
            LOOK)
        .add(
            "command-could-not-be-sent",
            ClusterMoments::storeUnsent,
            sweep("5m"),
            Map.of(NODE, Moment.REMOVED),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "held-by-another-invocation",
            story -> {
              story.world().calls().plan(crashBefore("SSM ListCommands"));
              story.instance(NODE).launch().after("10m30s");
            },
            sweep("10s"),
            Map.of(NODE, "join_cluster"))
        .add(
            "of-another-model",
            story -> {
              story.instance(NODE).launch().commandSucceeds();
              change(story, Map.of("Model", AttributeValue.fromS("AnotherModel")));
            },
            happens(story -> story.instance(NODE).terminate()),
            Map.of(NODE, "ready"))
        .add(
            "open-intent-and-a-command-to-cancel",
            story -> {
              story.instance(NODE).launch();
              story.world().calls().plan(crashBefore("SSM CancelCommand"));
              story.instance(NODE).terminate();
            },
            sweep("5m"),
            Map.of(NODE, "leaving"),
            LOOK,
            "CancelCommand",
            LEAVE)
        .add(
            "command-is-registered",
            story -> story.instance(NODE).launch(),
            happens(story -> story.instance(NODE).commandSucceeds()),
            Map.of(NODE, "ready"),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "command-is-registered-with-metadata",
            story -> story.instance(NODE).metadata("managerDnsName", "m.example.org").launch(),
            happens(story -> story.instance(NODE).commandSucceeds()),
            Map.of(NODE, "ready"),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "command-falls-silent",
            story -> story.instance(NODE).launch(),
            sweep("11m"),
            Map.of(NODE, "failed"),
            "ListCommands",
            "CancelCommand",
            "CompleteLifecycleAction ABANDON")
        .add(
            "completion-is-pending",
            story -> {
              story.world().calls().plan(crashBefore(COMPLETE));
              story.instance(NODE).launch().commandSucceeds();
            },
            sweep("5m"),
            Map.of(NODE, "ready"),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "completion-was-refused",
            story -> {
              story.world().calls().plan(refuse(COMPLETE));
              story.instance(NODE).launch().commandSucceeds();
            },
            sweep("5m"),
            Map.of(NODE, "ready"),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "the-runtimes-own-completion-is-pending",
            story -> {
              story.instance(NODE).launch().commandSucceeds();
              story.world().calls().plan(crashBefore(COMPLETE));
              story.instance(NODE).returnToPool();
            },
            sweep("5m"),
            Map.of(NODE, "ready"),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "removal-is-pending",
            story -> {
              story.instance(NODE).launch().commandSucceeds().terminate();
              story.world().calls().plan(crashBefore(COMPLETE));
              story.instance(NODE).commandSucceeds();
            },
            sweep("5m"),
            Map.of(NODE, Moment.REMOVED),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "completion-before-the-removal-was-refused",
            story -> {
              story.instance(NODE).launch().commandSucceeds().terminate();
              story.world().calls().plan(refuse(COMPLETE));
              story.instance(NODE).commandSucceeds();
            },
            sweep("5m"),
            Map.of(NODE, Moment.REMOVED),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "only-the-sweep-repeats-a-refused-completion",
            story -> {
              story.instance(NODE).launch().commandSucceeds().terminate();
              story.world().calls().plan(refuse(COMPLETE));
              story.instance(NODE).commandSucceeds();
            },
            ClusterMoments::spotInterruption,
            Map.of(NODE, "left"))
        .add(
            "failed",
            story -> story.instance(NODE).launch().commandFails(),
            LifecycleScenario::lastEvent,
            Map.of(NODE, "failed"))
        .add(
            "done-with-attributes-of-every-type",
            ClusterMoments::readyWithAttributes,
            happens(story -> story.instance(NODE).terminate()),
            Map.of(NODE, "leaving"),
            LEAVE)
        .add(
            "superseded-launch-is-closed",
            story -> story.instance(NODE).launch().terminate(),
            happens(story -> story.instance(NODE).commandFails()),
            Map.of(NODE, Moment.REMOVED),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "closed-launch-is-told-of-once-more",
            story -> {
              story.instance(NODE).launch();
              launch.set(story.lastEvent());
              story.instance(NODE).terminate();
            },
            story -> now(launch.get(), story),
            Map.of(NODE, "leaving"))
        .add(
            "warm-and-done",
            story -> story.instance(NODE).launchIntoPool().commandSucceeds(),
            happens(story -> story.instance(NODE).takeFromPool()),
            Map.of(NODE, "join_cluster"),
            JOIN)
        .add(
            "reopened-and-not-yet-launched",
            story -> {
              story.instance(NODE).launchIntoPool().commandSucceeds();
              story
                  .world()
                  .calls()
                  .plan(crashOnce(story.world(), NODE, ClusterMoments::isReopened));
              story.instance(NODE).takeFromPool().after("2m");
            },
            story -> now(story.lastEvent(), story),
            Map.of(NODE, "join_cluster", NODE + ".Revision", "7"),
            JOIN)
        .all();
  }

  private static String spotInterruption(LifecycleScenario<State> story) {
    story.instance(NODE).spotInterruption();
    return story.lastEvent();
  }

  /** Its launch's event is lost, and all that there is is what cloud-init wrote. */
  private static void launchUnheard(LifecycleScenario<State> story) {
    story.deliverNever();
    story.instance(NODE).launch();
  }

  /** Its agent is gone, and the invocation dies that has stored so. */
  private static void storeUnsent(LifecycleScenario<State> story) {
    story.instance(NODE).launch().commandSucceeds();
    story.world().runCommand().deregister(NODE);
    story.world().calls().plan(crashOnce(story.world(), NODE, ClusterMoments::isUnsent));
    story.instance(NODE).terminate().after("12m");
  }

  private static boolean isReopened(Map<String, AttributeValue> item) {
    return item.containsKey("Action") && item.get("Action").m().containsKey("successor");
  }

  private static boolean isUnsent(Map<String, AttributeValue> item) {
    return item.containsKey("Command") && item.get("Command").m().containsKey("unsent");
  }

  private static void readyWithAttributes(LifecycleScenario<State> story) {
    story.instance(NODE).attribute("Zone", "eu-west-1a").launch().commandSucceeds();
    change(
        story,
        Map.of(
            "Weight", AttributeValue.fromN("1.5"),
            "Draining", AttributeValue.fromBool(false),
            "Disks", AttributeValue.fromL(List.of(AttributeValue.fromS("nvme0"))),
            "Labels", AttributeValue.fromM(Map.of("tier", AttributeValue.fromS("edge"))),
            "OfAnotherProgram", AttributeValue.fromSs(List.of("a", "b"))));
  }

  /** Another program writes into its record. */
  private static void change(
      LifecycleScenario<State> story, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(story.world().items().get(NODE));
    item.putAll(attributes);
    story.world().items().put(item);
  }
}

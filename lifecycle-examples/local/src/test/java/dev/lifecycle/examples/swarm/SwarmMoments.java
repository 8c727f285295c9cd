package dev.lifecycle.examples.swarm;

import static dev.lifecycle.examples.compatibility.Moments.crashBefore;
import static dev.lifecycle.examples.compatibility.Moments.crashOnce;
import static dev.lifecycle.examples.compatibility.Moments.fires;
import static dev.lifecycle.examples.compatibility.Moments.happens;
import static dev.lifecycle.examples.compatibility.Moments.sweep;

import dev.lifecycle.examples.compatibility.Moment;
import dev.lifecycle.examples.compatibility.Moments;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.aws.CommandStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;

/** Moments of the swarm: after tasks, commands that others run, several nodes. */
public final class SwarmMoments {

  private static final String MANAGER = "i-0a0000000000000a1";
  private static final List<String> PROXIES = List.of("i-0c0000000000000c3", "i-0d0000000000000d4");
  private static final String WORKER = "i-0b0000000000000b2";

  private SwarmMoments() {}

  /** All of them. */
  public static List<Moment> all() {
    return new Moments<>(
            "swarm",
            SwarmModelTransitions.TABLE,
            () ->
                new SwarmModelDispatcher(
                    new SwarmModel(new HostedZone(new WillingRoute53(), "Z1", "example.org"))))
        .add(
            "waits-for-a-schedule",
            story -> {
              story.instance(WORKER).launch();
              manager(story);
            },
            fires("seek-manager", "1m"),
            Map.of(WORKER, "joining"),
            "SendCommand /opt/swarm/join.sh worker 10.0.0.1 10.0.0.2")
        .add(
            "waits-too-long",
            story -> story.instance(WORKER).launch(),
            sweep("31m"),
            Map.of(WORKER, "failed"),
            "CompleteLifecycleAction ABANDON")
        .add(
            "is-put-off",
            SwarmMoments::putOff,
            sweep("1h1m"),
            Map.of(WORKER, "failed"),
            "CompleteLifecycleAction ABANDON")
        .add(
            "open-intent-for-another-node",
            story -> {
              manager(story);
              story.instance(WORKER).launch();
              story.world().calls().plan(crashBefore("SSM SendCommand"));
              story.instance(WORKER).commandSucceeds();
            },
            sweep("5m"),
            Map.of(WORKER, "labelling"),
            "ListCommands " + MANAGER,
            "SendCommand /opt/swarm/label.sh 10.0.0.2 tier workers")
        .add(
            "after-tasks-are-pending",
            SwarmMoments::afterTasks,
            sweep("5m"),
            Map.of(WORKER, "leaving", WORKER + ".DnsName", Moment.REMOVED),
            "SendCommand /opt/swarm/remove.sh 10.0.0.2")
        .add(
            "after-tasks-were-broken-off-three-times",
            story -> {
              afterTasks(story);
              Map<String, AttributeValue> item = new HashMap<>(story.world().items().get(WORKER));
              Map<String, AttributeValue> pending = new HashMap<>(item.get("Pending").m());
              pending.put("starts", AttributeValue.fromN("3"));
              item.put("Pending", AttributeValue.fromM(pending));
              story.world().items().put(item);
            },
            sweep("5m"),
            Map.of(WORKER, "evicting"),
            "SendCommand /opt/swarm/remove.sh 10.0.0.2")
        .add(
            "one-of-two-targets-is-done",
            story -> {
              manager(story);
              PROXIES.forEach(proxy -> story.instance(proxy).type("proxy").existsIn("ready"));
              story.commandsSucceed();
              story.instance(WORKER).launch();
              story.commandsWait();
              story.instance(WORKER).terminate();
            },
            happens(
                story -> {
                  String command = story.instance(WORKER).command().id();
                  story.world().runCommand().end(command, PROXIES.get(0), CommandStatus.SUCCESS);
                  story.after("1s");
                }),
            Map.of(WORKER, "reloading_proxies"))
        .add(
            "failing-and-evicting",
            story -> {
              manager(story);
              story.instance(WORKER).launch().commandFails();
            },
            happens(story -> story.instance(WORKER).commandSucceeds()),
            Map.of(WORKER, "failed"),
            "CompleteLifecycleAction ABANDON")
        .add(
            "the-hook-is-answered-and-work-goes-on",
            story -> {
              manager(story);
              story.commandsSucceed();
              story.instance(WORKER).launch();
              story.commandsWait();
              story.instance(WORKER).terminate().commandSucceeds();
            },
            happens(story -> story.instance(WORKER).commandSucceeds()),
            Map.of(WORKER, Moment.REMOVED))
        .all();
  }

  private static void manager(LifecycleScenario<SwarmState> story) {
    story.commandsSucceed();
    story.instance(MANAGER).type("manager").launch();
    story.commandsWait();
  }

  /** A worker has joined through a manager that is gone now; who labels it? */
  private static void putOff(LifecycleScenario<SwarmState> story) {
    manager(story);
    story.instance(WORKER).launch();
    Map<String, AttributeValue> item = new HashMap<>(story.world().items().get(MANAGER));
    item.put("ItemStatus", AttributeValue.fromS("failed"));
    story.world().items().put(item);
    story.instance(WORKER).commandSucceeds();
  }

  /** A worker is deregistered, and its after task has not run. */
  private static void afterTasks(LifecycleScenario<SwarmState> story) {
    manager(story);
    story.commandsSucceed();
    story.instance(WORKER).launch();
    story.commandsWait();
    story
        .world()
        .calls()
        .plan(crashOnce(story.world(), WORKER, item -> item.containsKey("Pending")));
    story.instance(WORKER).terminate();
  }

  /** Does what it is asked for. */
  private static final class WillingRoute53 implements Route53Client {

    @Override
    public ChangeResourceRecordSetsResponse changeResourceRecordSets(
        ChangeResourceRecordSetsRequest request) {
      return ChangeResourceRecordSetsResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}

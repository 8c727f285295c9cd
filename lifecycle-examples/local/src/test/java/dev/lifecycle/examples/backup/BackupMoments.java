package dev.lifecycle.examples.backup;

import static dev.lifecycle.examples.compatibility.Moments.crashOnce;
import static dev.lifecycle.examples.compatibility.Moments.fires;
import static dev.lifecycle.examples.compatibility.Moments.happens;
import static dev.lifecycle.examples.compatibility.Moments.sweep;

import dev.lifecycle.examples.backup.BackupModel.State;
import dev.lifecycle.examples.compatibility.Moment;
import dev.lifecycle.examples.compatibility.Moments;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.world.FaultPlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Moments of the backup example: schedules, roles, and waits of hours. */
public final class BackupMoments {

  private static final String FOUNDER = "i-0a0000000000000a1";
  private static final String MEMBER = "i-0b0000000000000b2";
  private static final String THIRD = "i-0c0000000000000c3";
  private static final String NIGHTLY_BACKUP = "nightly-backup";
  private static final String SCHEDULE = "schedule:BackupModel:nightly-backup";

  private BackupMoments() {}

  /** All of them. */
  public static List<Moment> all() {
    AtomicReference<String> firing = new AtomicReference<>();
    return new Moments<>(
            "backup",
            BackupModelTransitions.TABLE,
            () -> new BackupModelDispatcher(new BackupModel()))
        .add(
            "action-is-open-and-heartbeated",
            story -> story.instance(FOUNDER).type("mongodb").launch().commandSucceeds().after("1h"),
            happens(story -> story.instance(FOUNDER).commandSucceeds()),
            Map.of(FOUNDER, "ready"),
            "CompleteLifecycleAction CONTINUE")
        .add(
            "action-is-due-for-a-heartbeat",
            story -> story.instance(FOUNDER).type("mongodb").launch().commandSucceeds(),
            sweep("35m"),
            Map.of(FOUNDER, "copying"),
            "RecordLifecycleActionHeartbeat")
        .add(
            "action-was-heartbeated-while-the-agent-is-away",
            story -> {
              story.instance(FOUNDER).type("mongodb").launch();
              story.world().runCommand().deregister(FOUNDER);
              story.instance(FOUNDER).commandSucceeds().after("40m");
            },
            sweep("5m"),
            Map.of(FOUNDER, "copying"),
            "SendCommand /opt/replica-set/await_copy.sh")
        .add(
            "nodes-are-chosen-and-none-was-told",
            story -> {
              twoMembers(story);
              story
                  .world()
                  .calls()
                  .plan(
                      crashOnce(
                          story.world(),
                          SCHEDULE,
                          item -> item.containsKey("Done") && !item.get("Done").bool()));
              story.scheduleFires(NIGHTLY_BACKUP);
            },
            LifecycleScenario::lastEvent,
            Map.of(FOUNDER, "backing_up", MEMBER, "ready"),
            "SendCommand /opt/replica-set/backup.sh " + FOUNDER + "/3-8842587d725e/backUp/backUp")
        .add(
            "a-schedule-was-seen",
            story -> {
              twoMembers(story);
              story.scheduleFires(NIGHTLY_BACKUP);
            },
            happens(story -> story.instance(FOUNDER).commandFails()),
            Map.of(FOUNDER, "ready", MEMBER, "ready"))
        .add(
            "a-schedule-fires-twice",
            story -> {
              twoMembers(story);
              story.scheduleFires(NIGHTLY_BACKUP);
            },
            LifecycleScenario::lastEvent,
            Map.of(FOUNDER, "backing_up", MEMBER, "ready"))
        .add(
            "a-node-was-told-and-that-is-not-known",
            story -> {
              twoMembers(story);
              story
                  .world()
                  .calls()
                  .plan(crashOnce(story.world(), FOUNDER, item -> isIn(item, "backing_up")));
              story.scheduleFires(NIGHTLY_BACKUP);
              firing.set(story.lastEvent());
              story.world().calls().plan(FaultPlan.NONE);
              story.instance(FOUNDER).commandSucceeds();
            },
            story -> firing.get(),
            Map.of(FOUNDER, "ready", MEMBER, "ready"))
        .add(
            "the-next-night",
            story -> {
              twoMembers(story);
              story.scheduleFires(NIGHTLY_BACKUP);
              story.instance(FOUNDER).commandFails();
            },
            fires(NIGHTLY_BACKUP, "1d"),
            Map.of(FOUNDER, "ready", MEMBER, "backing_up"),
            "SendCommand /opt/replica-set/backup.sh " + MEMBER + "/3-d1ef6353232b/backUp/backUp")
        .add(
            "a-role-is-held",
            story -> {
              story.instance(FOUNDER).type("mongodb").launch();
              story.deliverNever();
              story.instance(MEMBER).type("mongodb").launch();
            },
            LifecycleScenario::lastEvent,
            Map.of(FOUNDER, "joining", MEMBER, "joining"),
            "SendCommand /opt/replica-set/join.sh 10.0.0.2 10.0.0.1")
        .add(
            "failing-and-withdrawing-by-another-node",
            story -> {
              twoMembers(story);
              story.instance(THIRD).type("mongodb").launch().commandFails();
            },
            happens(story -> story.instance(THIRD).commandSucceeds()),
            Map.of(THIRD, "failed"),
            "CompleteLifecycleAction ABANDON")
        .add(
            "halted",
            story -> {
              twoMembers(story);
              story.world().runCommand().deny(FOUNDER);
              story.instance(THIRD).type("mongodb").launch().commandFails();
            },
            story -> {
              story.instance(THIRD).spotInterruption();
              return story.lastEvent();
            },
            Map.of(THIRD, "failure"))
        .all();
  }

  private static boolean isIn(Map<String, AttributeValue> item, String state) {
    return item.get("ItemStatus").s().equals(state);
  }

  private static void twoMembers(LifecycleScenario<State> story) {
    story.instance(FOUNDER).type("mongodb").launch().commandSucceeds().commandSucceeds();
    story.instance(MEMBER).type("mongodb").launch().commandSucceeds().commandSucceeds();
  }
}

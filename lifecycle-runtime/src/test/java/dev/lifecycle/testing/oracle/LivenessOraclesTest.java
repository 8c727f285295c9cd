package dev.lifecycle.testing.oracle;

import static dev.lifecycle.testing.oracle.Fields.action;
import static dev.lifecycle.testing.oracle.Fields.all;
import static dev.lifecycle.testing.oracle.Fields.intent;
import static dev.lifecycle.testing.oracle.Fields.running;
import static dev.lifecycle.testing.oracle.Fields.status;
import static dev.lifecycle.testing.oracle.Promise.L1;
import static dev.lifecycle.testing.oracle.Promise.L2;
import static dev.lifecycle.testing.oracle.Promise.L3;
import static dev.lifecycle.testing.oracle.Promise.L4;
import static dev.lifecycle.testing.oracle.Story.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.world.AwsCall;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The oracles that look at the end fire on what they are for. */
class LivenessOraclesTest extends OracleTest {

  private static final Map<String, AttributeValue> DONE =
      action("t1", "launching", "CONTINUE", "done");

  private static Story ready() {
    return new Story().booted().claimed().decided(all(status("ready"), DONE)).released();
  }

  @Test
  void whatHangsIsNoticed() {
    assertKept(L1, ready());
    assertBroken(L1, ready().instance("Pending:Wait"), "still hangs in Pending:Wait");
    assertBroken(
        L1,
        ready()
            .ended(
                new HookResult(
                    NODE,
                    "workers-launch",
                    Direction.LAUNCHING,
                    Hook.Result.ABANDON,
                    HookResult.Cause.TIME_OUT,
                    Story.START)),
        "timed out");
  }

  @Test
  void whatIsStillOpenIsNoticed() {
    assertBroken(L1, ready().by(2).claimed(), "is still claimed");
    assertBroken(L1, ready().wrote(intent(INTENT)), "still has an open intent");
    assertBroken(
        L1, ready().wrote(action("t1", "launching", "CONTINUE")), "still has an open action");
    assertBroken(
        L1,
        ready().wrote(Map.of("Pending", AttributeValue.fromM(Map.of()))),
        "still has something pending");
  }

  @Test
  void aBusyLoopIsNoticed() {
    Story waits = claims(40);
    assertKept(L2, waits);
    assertBroken(L2, claims(41), "invocation 1 for " + NODE + " claims 41 times");
  }

  private static Story claims(int count) {
    Story story = ready();
    for (int i = 0; i < count; i++) {
      story.refused(AwsCall.CONDITION_FAILED).call("DynamoDB UpdateItem", NODE, "claim");
    }
    return story;
  }

  @Test
  void aMessageThatGetsNowhereIsNoticed() {
    assertKept(L2, ready().acknowledged("{}", 20));
    assertBroken(L2, ready().acknowledged("{}", 21), "received 21 times");
    assertBroken(L2, ready().stillQueued("{\"detail\":{}}"), "is still waiting");
  }

  @Test
  void aDeadLetterIsNoticed() {
    String launch =
        """
        {"detail":{"EC2InstanceId":"%s","LifecycleTransition":"autoscaling:EC2_INSTANCE_LAUNCHING"}}
        """;
    assertKept(L3, ready().buried("not JSON"));
    assertKept(L3, ready().buried(launch.formatted("i-0a000002")));
    assertBroken(L3, ready().buried(launch.formatted(NODE)), "a dead letter");
  }

  private static final String EVENT =
      """
      {"time":"2026-11-23T10:15:0%dZ","detail":{"instance-id":"%s"}}""";
  private static final String OTHER = "i-0a000002";

  private static Story stuck() {
    return ready()
        .wrote(intent(INTENT))
        .refused("InvalidInstanceIdException")
        .call("SSM SendCommand", OTHER, INTENT) // for the node, wherever it is to run
        .wrote(Map.of(), "Command");
  }

  @Test
  void whatIsBehindACommandThatCannotBeSentMayWait() {
    assertKept(L2, stuck().acknowledged(EVENT.formatted(0, NODE), 21));
    assertKept(L3, stuck().buried(EVENT.formatted(0, NODE)));
  }

  @Test
  void whatAsksToBeTriedAgainMayWaitAsNobodyIsInItsWay() {
    assertKept(L2, held(21).acknowledged(EVENT.formatted(0, NODE), 21));
    assertBroken(L2, held(19).acknowledged(EVENT.formatted(0, NODE), 21), "received 21 times");
    assertBroken(L2, held(21).acknowledged(EVENT.formatted(0, OTHER), 21), "received 21 times");
  }

  private static Story held(int times) {
    Story story = ready();
    for (int i = 0; i < times; i++) {
      story.claimed().released();
    }
    return story;
  }

  @Test
  void whatIsOfAnotherNodeOrComesLaterMayNot() {
    assertBroken(L2, stuck().acknowledged(EVENT.formatted(0, OTHER), 21), "received 21 times");
    assertBroken(L3, stuck().buried(EVENT.formatted(0, OTHER)), "a dead letter");
    assertBroken(L3, stuck().buried(EVENT.formatted(9, NODE)), "a dead letter");
  }

  @Test
  void aScheduleMayNot() {
    String firing = "{\"lifecycle\":{\"schedule\":\"nightly\",\"time\":\"2026-11-23T10:15:00Z\"}}";
    assertBroken(L2, stuck().acknowledged(firing, 21), "received 21 times");
    assertBroken(L3, stuck().buried(firing), "a dead letter");
  }

  @Test
  void aResultIsTheNodesThatWaitsForIt() {
    String result =
        """
        {"time":"2026-11-23T10:15:00Z","detail":{"command-id":"c1","instance-id":"%s"}}"""
            .formatted(OTHER);
    Duration minute = Duration.ofMinutes(1);
    assertKept(L3, stuck().command("c1", INTENT, CommandStatus.SUCCESS, minute).buried(result));
    assertBroken(
        L3,
        stuck().command("c1", OTHER + "/0/join", CommandStatus.SUCCESS, minute).buried(result),
        "a dead letter");
  }

  @Test
  void aRecordThatWaitsForAnInstanceThatIsGoneIsNoticed() {
    assertKept(L4, ready().gone());
    assertKept(L4, ready().wrote(running(INTENT, "c1")));
    assertBroken(L4, ready().wrote(running(INTENT, "c1")).gone(), "its record waits in ready");
  }

  @Test
  void eachPromiseHasItsPlace() {
    Set<Promise> watched =
        Stream.concat(Oracles.SAFETY.stream(), Oracles.LIVENESS.stream())
            .map(Oracle::promise)
            .collect(Collectors.toSet());
    // Not in one run's trace: IndependenceTest in the local example compares runs.
    Set<Promise> compared = EnumSet.of(Promise.S9, Promise.S10, Promise.S11);

    assertThat(watched).doesNotContainAnyElementsOf(compared);
    assertThat(EnumSet.allOf(Promise.class))
        .allMatch(promise -> watched.contains(promise) || compared.contains(promise));
  }
}

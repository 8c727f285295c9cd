package dev.lifecycle.testing.oracle;

import static dev.lifecycle.testing.oracle.Fields.action;
import static dev.lifecycle.testing.oracle.Fields.all;
import static dev.lifecycle.testing.oracle.Fields.failure;
import static dev.lifecycle.testing.oracle.Fields.intent;
import static dev.lifecycle.testing.oracle.Fields.running;
import static dev.lifecycle.testing.oracle.Fields.status;
import static dev.lifecycle.testing.oracle.Fields.with;
import static dev.lifecycle.testing.oracle.Promise.S12;
import static dev.lifecycle.testing.oracle.Promise.S15;
import static dev.lifecycle.testing.oracle.Promise.S18;
import static dev.lifecycle.testing.oracle.Promise.S19;
import static dev.lifecycle.testing.oracle.Promise.S3;
import static dev.lifecycle.testing.oracle.Promise.S4;
import static dev.lifecycle.testing.oracle.Promise.S5;
import static dev.lifecycle.testing.oracle.Story.NODE;

import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The oracles that look at calls and messages fire on what they are for. */
class CallOraclesTest extends OracleTest {

  private static final String SEND = "SSM SendCommand";
  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final Map<String, AttributeValue> OPEN = action("t1", "launching");
  private static final Map<String, AttributeValue> FAILED = action("t1", "launching", "failed");

  private static Story intended() {
    return new Story().booted().claimed().wrote(all(OPEN, intent(INTENT)));
  }

  private static Story joining(CommandStatus command) {
    return intended()
        .call(SEND, NODE, INTENT)
        .command("c1", INTENT, command, SHORT)
        .decided(all(status("joining"), running(INTENT, "c1")));
  }

  @Test
  void aCommandWithoutAStoredIntentIsNoticed() {
    assertKept(S3, intended().call(SEND, NODE, INTENT));
    assertBroken(
        S3,
        new Story().booted().claimed().call(SEND, NODE, INTENT).wrote(intent(INTENT)),
        "without the stored intent");
  }

  @Test
  void aCommandThatIsSentAgainWithoutNeedIsNoticed() {
    assertBroken(
        S3,
        joining(CommandStatus.SUCCESS).by(2).claimed().call(SEND, NODE, INTENT),
        "was sent again by call 6");
    assertKept(
        S3,
        intended()
            .faulty(Fault.LOST, "no answer")
            .call(SEND, NODE, INTENT)
            .by(2)
            .call(SEND, NODE, INTENT));
  }

  @Test
  void aRepeatUnderAnotherNameIsNoticed() {
    assertBroken(
        S3,
        intended()
            .faulty(Fault.LOST, "no answer")
            .call(SEND, NODE, INTENT)
            .wrote(intent(NODE + "/1/join"))
            .call(SEND, NODE, NODE + "/1/join"),
        "was sent again as");
  }

  @Test
  void aCompletionThatIsNotDecidedIsNoticed() {
    Story decided = joining(CommandStatus.SUCCESS).decided(action("t1", "launching", "CONTINUE"));
    assertKept(S4, decided.call(Completions.CALL, NODE, "t1 CONTINUE"));
    assertBroken(
        S4,
        joining(CommandStatus.SUCCESS).call(Completions.CALL, NODE, "t1 CONTINUE"),
        "before it was decided");
    assertBroken(S4, decided.call(Completions.CALL, NODE, "null CONTINUE"), "without a token");
    assertBroken(
        S4, decided.call(Completions.CALL, NODE, "t1 ABANDON"), "with CONTINUE and ABANDON");
  }

  @Test
  void aCompletionOfAnUnknownNodeIsKept() {
    assertKept(S4, new Story().call(Completions.CALL, NODE, "t1 CONTINUE"));
  }

  @Test
  void aResultThatChangesIsNoticed() {
    assertBroken(
        S4,
        joining(CommandStatus.SUCCESS)
            .decided(action("t1", "launching", "CONTINUE"))
            .decided(action("t1", "launching", "failed", "ABANDON")),
        "changed from CONTINUE to ABANDON");
  }

  @Test
  void anAbandonedLaunchThatDidNotFailIsNoticed() {
    assertBroken(
        S5,
        joining(CommandStatus.SUCCESS).decided(action("t1", "launching", "ABANDON")),
        "did not fail");
    assertBroken(
        S5,
        joining(CommandStatus.SUCCESS).decided(action("t1", "launching", "failed", "CONTINUE")),
        "although it failed");
  }

  @Test
  void aLaunchThatGoesOnThoughItsCommandFailedIsNoticed() {
    assertKept(S5, joining(CommandStatus.SUCCESS).decided(status("ready"), "Command"));
    assertBroken(
        S5, joining(CommandStatus.FAILED).decided(status("ready"), "Command"), "it is FAILED");
  }

  @Test
  void aFailureOfACommandThatDidNotFailIsNoticed() {
    Map<String, AttributeValue> failed =
        all(status("failure"), failure("CommandFailed", "command"), FAILED);
    assertKept(S5, joining(CommandStatus.FAILED).decided(failed, "Command"));
    assertBroken(
        S5, joining(CommandStatus.IN_PROGRESS).decided(failed, "Command"), "it is IN_PROGRESS");
  }

  @Test
  void aSecondFailureMayHaveTheWordsOfTheFirst() {
    Story again =
        joining(CommandStatus.FAILED)
            .wrote(all(failure("CommandFailed", "command"), FAILED))
            .decided(
                all(
                    status("failure"),
                    failure("CommandFailed", "command", Story.START.plusSeconds(9))),
                "Command");
    assertKept(S5, again);
  }

  @Test
  void aTransitionThatCannotEndInTimeIsNoticed() {
    Story story = joining(CommandStatus.SUCCESS);
    assertBroken(S12, story.left(Duration.ofSeconds(9)).decided(status("ready")), "with PT9S left");
    assertKept(
        S12, joining(CommandStatus.SUCCESS).left(Duration.ofSeconds(10)).decided(status("ready")));
  }

  @Test
  void aCommandThatOutlastsItsStateIsNoticed() {
    assertKept(S12, joining(CommandStatus.SUCCESS));
    assertBroken(
        S12,
        intended().command("c1", INTENT, CommandStatus.SUCCESS, Duration.ofMinutes(10)),
        "may take PT11M of PT10M");
  }

  @Test
  void howLongADocumentRunsIsItsOwnAffair() {
    assertKept(S12, intended().document(INTENT, Duration.ofMinutes(10)));
    assertBroken(
        S12, intended().document(INTENT, Duration.ofSeconds(601)), "may take PT10M1S of PT10M");
  }

  @Test
  void aHeartbeatAfterTheGlobalTimeOutIsNoticed() {
    Map<String, AttributeValue> old = new HashMap<>(OPEN.get("Action").m());
    old.put(
        "at",
        AttributeValue.fromN(
            Long.toString(Story.START.minus(Duration.ofHours(49)).toEpochMilli())));
    String beat = "Auto Scaling RecordLifecycleActionHeartbeat";
    assertKept(S12, joining(CommandStatus.SUCCESS).call(beat, NODE, "t1"));
    assertBroken(
        S12,
        joining(CommandStatus.SUCCESS)
            .wrote(Map.of("Action", AttributeValue.fromM(old)))
            .call(beat, NODE, "t1"),
        "heartbeats an action of");
  }

  @Test
  void aSecretInTheLogIsNoticed() {
    Story story = joining(CommandStatus.SUCCESS);
    assertKept(S15, story.logged("started -> joining by join"));
    assertBroken(S15, joining(CommandStatus.SUCCESS).logged("token t1"), "of 2 letters is logged");
    assertBroken(S15, story.logged("in rack-1"), "of 6 letters");
    assertBroken(S15, story.logged("runs join_cluster.sh"), "of 15 letters");
    assertBroken(
        S15,
        joining(CommandStatus.SUCCESS)
            .wrote(Map.of("Secret", AttributeValue.fromS("of the user")))
            .logged("{Secret=of the user}"),
        "of 11 letters");
  }

  @Test
  void whatMayBeToldOfANodeIsNoSecret() {
    assertKept(
        S15,
        joining(CommandStatus.SUCCESS)
            .wrote(Map.of("Leader", AttributeValue.fromS(NODE)))
            .logged("Node[" + NODE + "]"));
  }

  @Test
  void metadataThatNobodyReadsAreNotKept() {
    assertBroken(
        S15,
        joining(CommandStatus.SUCCESS).wrote(with(OPEN, "metadata", "{\"password\":\"a-secret\"}")),
        "has metadata that its model does not read");
  }

  @Test
  void aValueOfMetadataInTheLogIsNoticed() {
    assertBroken(
        S15,
        joining(CommandStatus.SUCCESS)
            .wrote(with(OPEN, "metadata", "{\"password\":\"a-secret\"}"))
            .logged("the password is a-secret"),
        "a secret of 8 letters is logged");
  }

  private static String launch(String token) {
    return """
        {"time":"2026-11-23T10:15:00Z","detail":{"LifecycleActionToken":"%s",
        "EC2InstanceId":"i-0a000001","LifecycleTransition":"autoscaling:EC2_INSTANCE_LAUNCHING"}}"""
        .formatted(token);
  }

  private static String ended(String command) {
    return """
        {"detail":{"command-id":"%s","status":"Success"}}"""
        .formatted(command);
  }

  @Test
  void anActionThatIsAcknowledgedAndNotStoredIsNoticed() {
    assertKept(S18, joining(CommandStatus.SUCCESS).acknowledged(launch("t1"), 1));
    assertBroken(
        S18, new Story().booted().claimed().acknowledged(launch("t1"), 1), "and not stored");
    assertBroken(
        S18,
        new Story()
            .booted()
            .faulty(Fault.THROTTLED, "throttled")
            .call("Auto Scaling RecordLifecycleActionHeartbeat", NODE, "t1")
            .acknowledged(launch("t1"), 1),
        "and not stored");
    assertKept(
        S18,
        new Story()
            .booted()
            .refused("AutoScalingException")
            .call("Auto Scaling RecordLifecycleActionHeartbeat", NODE, "t1")
            .acknowledged(launch("t1"), 1));
  }

  @Test
  void aResultThatIsAcknowledgedAndNotJudgedIsNoticed() {
    assertBroken(S18, joining(CommandStatus.SUCCESS).acknowledged(ended("c1"), 1), "still waits");
    assertKept(
        S18,
        joining(CommandStatus.SUCCESS)
            .decided(status("ready"), "Command")
            .acknowledged(ended("c1"), 1));
  }

  @Test
  void whatCannotBeReadMustNotBeAcknowledged() {
    assertBroken(S18, new Story().acknowledged("not JSON", 1), "cannot be read");
  }

  @Test
  void whoeverActsOnAFailedReadIsNoticed() {
    Story unread =
        new Story()
            .booted()
            .faulty(Fault.BROKEN, "broken")
            .call("DynamoDB UpdateItem", NODE, "claim");
    assertKept(S19, unread);
    assertBroken(
        S19, unread.call(Completions.CALL, NODE, "t1 CONTINUE"), "follows a read that failed");
  }

  @Test
  void aReadThatMayBeBehindIsNoticed() {
    assertKept(S19, new Story().booted().call("DynamoDB GetItem", NODE, "consistently"));
    assertBroken(
        S19, new Story().booted().call("DynamoDB GetItem", NODE, "eventually"), "may be behind");
  }

  @Test
  void aLostWriteIsNoRead() {
    assertKept(
        S19,
        joining(CommandStatus.SUCCESS)
            .refused(AwsCall.CONDITION_FAILED)
            .call("DynamoDB UpdateItem", NODE, "write"));
  }
}

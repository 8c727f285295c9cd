package dev.lifecycle.testing.oracle;

import static dev.lifecycle.testing.oracle.Fields.action;
import static dev.lifecycle.testing.oracle.Fields.all;
import static dev.lifecycle.testing.oracle.Fields.failure;
import static dev.lifecycle.testing.oracle.Fields.intent;
import static dev.lifecycle.testing.oracle.Fields.pending;
import static dev.lifecycle.testing.oracle.Fields.running;
import static dev.lifecycle.testing.oracle.Fields.status;
import static dev.lifecycle.testing.oracle.Fields.with;
import static dev.lifecycle.testing.oracle.Promise.S1;
import static dev.lifecycle.testing.oracle.Promise.S13;
import static dev.lifecycle.testing.oracle.Promise.S14;
import static dev.lifecycle.testing.oracle.Promise.S16;
import static dev.lifecycle.testing.oracle.Promise.S17;
import static dev.lifecycle.testing.oracle.Promise.S2;
import static dev.lifecycle.testing.oracle.Promise.S6;
import static dev.lifecycle.testing.oracle.Promise.S7;
import static dev.lifecycle.testing.oracle.Promise.S8;
import static dev.lifecycle.testing.oracle.Story.NODE;

import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.TaskRun;
import dev.lifecycle.testing.world.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The oracles that look at the versions of a record fire on what they are for. */
class RecordOraclesTest extends OracleTest {

  private static Story joining() {
    return new Story()
        .booted()
        .claimed()
        .decided(all(status("joining"), action("t1", "launching"), running(INTENT, "c1")));
  }

  @Test
  void aStateThatNoRowEntersBreaksThePath() {
    assertKept(S1, joining().decided(status("ready")));
    assertKept(S1, joining().decided(all(status("failure"), failure("CommandFailed", "command"))));
    assertBroken(S1, joining().decided(status("failed")), "went from joining to failed");
    assertBroken(
        S1, joining().decided(status("failure")).decided(status("ready")), "failure to ready");
  }

  private static Map<String, AttributeValue> reopened(String launch) {
    return all(status("started"), with(action("t1", "launching", "done"), "successor", launch));
  }

  private static Story reopenedOnce() {
    return joining().decided(status("ready")).decided(reopened("h2"));
  }

  @Test
  void aRecordThatIsReopenedForNoLaunchBreaksThePath() {
    assertKept(S1, reopenedOnce());
    assertKept(S1, reopenedOnce().decided(status("joining")).decided(reopened("h3")));
    assertBroken(S1, joining().decided(status("started")), "went from joining to started");
    assertBroken(
        S1,
        reopenedOnce().decided(status("joining")).decided(reopened("h2")),
        "joining to started");
  }

  @Test
  void aLaunchThatFailedBeforeItsRowReopensAgain() {
    Map<String, AttributeValue> failed =
        all(status("failure"), failure("InstanceLaunching", "prepare"));
    assertKept(S1, reopenedOnce().decided(failed).decided(reopened("h2"), "Failure"));
    assertBroken(S1, reopenedOnce().decided(failed).decided(reopened("h2")), "failure to started");
  }

  @Test
  void anOldFailureLeadsNowhere() {
    Story failed = joining().decided(all(status("ready"), failure("SpotInterruption", "warn")));
    assertBroken(S1, failed.decided(status("failure")), "went from ready to failure");
  }

  @Test
  void aRecordThatIsRemovedWhereNoRowRemovesItBreaksThePath() {
    assertKept(S1, joining().decided(status("leaving")).removed());
    assertBroken(S1, joining().removed(), "was removed in joining");
  }

  @Test
  void aLaunchThatDoesNotBeginInTheInitialStateBreaksThePath() {
    assertBroken(
        S1,
        joining().decided(status("ready")).decided(action("t2", "launching")),
        "began in ready");
  }

  @Test
  void aRevisionThatGoesBackBreaksTheChain() {
    assertKept(S2, joining().decided(status("ready")).released());
    assertBroken(
        S2,
        joining().decided(status("ready")).wrote(Map.of("Revision", AttributeValue.fromN("1"))),
        "from revision 2 to 1");
  }

  @Test
  void twoDecisionsAtOneRevisionBreakTheChain() {
    assertBroken(S2, joining().wrote(status("ready")), "decided twice at revision 1");
  }

  @Test
  void aWriteThatComesBackBreaksTheChain() {
    assertBroken(
        S2,
        joining()
            .decided(status("ready"))
            .wrote(Map.of("WriteId", AttributeValue.fromS("write-1"))),
        "an earlier write came back");
  }

  @Test
  void aWriteByWhoeverDoesNotHoldTheRecordBreaksTheChain() {
    assertBroken(S2, joining().by(2).decided(status("ready")), "does not hold it");
    assertBroken(
        S2, joining().released().decided(status("ready")), "call 4, which does not hold it");
  }

  @Test
  void aClaimOfAHeldRecordBreaksTheChain() {
    assertKept(S2, joining().released().by(2).claimed());
    assertBroken(S2, joining().by(2).claimed(), "was claimed while it was held");
  }

  @Test
  void aCallAfterALostWriteBreaksTheChain() {
    Story lost =
        joining().refused(AwsCall.CONDITION_FAILED).call("DynamoDB UpdateItem", NODE, "write");
    assertKept(S2, lost.by(2));
    assertBroken(
        S2,
        lost.by(1).call("SSM SendCommand", NODE, INTENT),
        "SSM SendCommand, follows a lost write");
  }

  @Test
  void aTokenThatComesBackIsNoticed() {
    Story terminates = joining().decided(action("t2", "terminating"));
    assertKept(S6, terminates);
    assertBroken(S6, terminates.decided(action("t1", "launching")), "a token of");
  }

  @Test
  void aCompletionOfWhatIsSupersededIsNoticed() {
    Story story = joining().decided(action("t2", "terminating")).released().by(2).claimed();
    assertKept(S6, story);
    assertBroken(
        S6, story.call(Completions.CALL, NODE, "t1 CONTINUE"), "completes what was superseded");
  }

  @Test
  void whatIsFinalMustNotGoOn() {
    assertKept(S7, failed());
    assertBroken(S7, failed().decided(status("joining")), "left the final state failed");
    assertBroken(S7, failed().decided(status("started")), "left the final state failed");
    assertKept(S7, failed().decided(reopened("h2")));
    assertKept(S7, failed().wrote(running(INTENT, "c-9")).decided(status("joining")));
    assertKept(S7, failed().wrote(pending("abandon", 1)).decided(status("failure"), "Pending"));
  }

  private static Story failed() {
    return joining()
        .decided(all(status("failure"), action("t1", "launching", "failed")), "Command")
        .decided(all(status("failed"), action("t1", "launching", "failed", "ABANDON", "done")));
  }

  @Test
  void aRecordThatIsGoneMustNotComeBackByAWrite() {
    Story gone = joining().decided(status("leaving")).removed();
    assertKept(S7, gone);
    assertBroken(S7, gone.wrote(status("leaving")), "came into being");
  }

  @Test
  void aCompletionOfWhatIsDoneIsARepeat() {
    Story done =
        joining()
            .decided(all(status("ready"), action("t1", "launching", "CONTINUE", "done")))
            .released()
            .by(2)
            .claimed();
    assertKept(S8, done);
    assertBroken(S8, done.call(Completions.CALL, NODE, "t1 CONTINUE"), "again");
  }

  @Test
  void whoComesTooLateForTheRecordCannotKnowThatItIsDone() {
    Story late =
        joining()
            .decided(all(status("ready"), action("t1", "launching", "CONTINUE", "done")))
            .released()
            .by(2)
            .refused(AwsCall.CONDITION_FAILED)
            .call("DynamoDB UpdateItem", NODE, "claim");
    assertKept(S8, late.call(Completions.CALL, NODE, "t1 CONTINUE"));
  }

  @Test
  void aResultThatIsJudgedTwiceIsARepeat() {
    Story judged = joining().decided(status("ready"), "Command");
    assertKept(S8, judged);
    assertBroken(S8, judged.wrote(running(INTENT, "c1")), "waits again");
  }

  @Test
  void anUnknownStatusStays() {
    Story unknown = new Story().booted().claimed().wrote(status("mystery"));
    assertKept(S13, unknown);
    assertKept(S13, unknown.decided(all(status("leaving"), action("t2", "terminating"))));
    assertBroken(
        S13,
        new Story().booted().claimed().wrote(status("mystery")).decided(status("ready")),
        "from the unknown status mystery to ready");
    Story superseded = joining().wrote(status("mystery"));
    assertKept(S13, superseded.decided(reopened("h2")));
    assertBroken(
        S13,
        joining().wrote(status("mystery")).decided(status("started")),
        "from the unknown status mystery to started");
  }

  @Test
  void aRecordThatGrowsIsNoticed() {
    assertKept(S14, joining());
    assertBroken(
        S14, joining().wrote(Map.of("Journal", AttributeValue.fromS("x".repeat(2048)))), "bytes");
  }

  @Test
  void attributesOfTheModelAreNoneOfTheRecordsSize() {
    assertKept(S14, joining().wrote(Map.of("Members", AttributeValue.fromS("x".repeat(9000)))));
  }

  @Test
  void aCommentThatIsTooLongIsNoticed() {
    assertBroken(
        S14, joining().call("SSM SendCommand", NODE, NODE + "/" + "x".repeat(100)), "is too long");
  }

  @Test
  void aReturnToTheWarmPoolIsNoTermination() {
    Map<String, AttributeValue> returning = returning("returning");
    assertKept(S16, joining().decided(returning));
    assertBroken(S16, joining().decided(all(status("leaving"), returning)), "is torn down");
    assertBroken(S16, joining().decided(returning).removed(), "is torn down");
    assertBroken(S16, joining().decided(returning("terminating")), "is torn down");
  }

  private static Map<String, AttributeValue> returning(String direction) {
    return with(action("t2", direction), "destination", "WarmPool");
  }

  @Test
  void anAttributeOfTheInstanceSurvives() {
    assertKept(S17, joining());
    assertBroken(
        S17, joining().wrote(intent(INTENT), World.OWN_ATTRIBUTE), "lost " + World.OWN_ATTRIBUTE);
  }

  @Test
  void anAttributeThatATaskChangedNeedNotSurvive() {
    Story changed =
        joining()
            .ran(
                "joined",
                TaskRun.Phase.BEFORE_STORE,
                new SpotInterruption("e1", Story.START, NODE, "terminate"),
                Map.of(World.OWN_ATTRIBUTE, "another"));
    assertKept(S17, changed.decided(Fields.status("failure"), World.OWN_ATTRIBUTE));
  }
}

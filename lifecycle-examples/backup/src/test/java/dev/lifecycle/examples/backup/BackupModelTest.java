package dev.lifecycle.examples.backup;

import dev.lifecycle.examples.backup.BackupModel.State;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.ScenarioInstance;
import dev.lifecycle.testing.aws.Hook.Result;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A replica set of two members, of which one is backed up each night. */
class BackupModelTest {

  private static final String NIGHTLY_BACKUP = "nightly-backup";

  private final LifecycleScenario<State> scenario =
      LifecycleScenario.of(
          BackupModelTransitions.TABLE, new BackupModelDispatcher(new BackupModel()));
  private final ScenarioInstance<State> founder = scenario.instance("founder").type("mongodb");
  private final ScenarioInstance<State> member = scenario.instance("member").type("mongodb");

  @BeforeEach
  void aReplicaSetOfTwo() {
    founder
        .launch()
        .assertCommand("/opt/replica-set/found.sh 10.0.0.1")
        .commandSucceeds()
        .commandSucceeds()
        .assertState(State.READY);
    member
        .launch()
        .assertCommand("/opt/replica-set/join.sh 10.0.0.2 10.0.0.1")
        .commandSucceeds()
        .assertCommand("/opt/replica-set/await_copy.sh")
        .commandSucceeds()
        .assertState(State.READY);
  }

  @Test
  void aMemberWaitsForItsCopyOfTheDataForHours() {
    scenario
        .instance("third")
        .type("mongodb")
        .launch()
        .commandSucceeds()
        .after("11h")
        .assertState(State.COPYING)
        .assertHeldUp()
        .commandSucceeds()
        .assertState(State.READY)
        .assertCompleted(Result.CONTINUE);
  }

  @Test
  void oneMemberIsBackedUpANight() {
    scenario.scheduleFires(NIGHTLY_BACKUP);
    founder.assertTransitions("backUp").assertState(State.BACKING_UP);
    member.assertTransitions().assertState(State.READY);

    founder.commandSucceeds().assertState(State.READY).assertNoAttribute("BackupFailed");
  }

  @Test
  void aFiringThatComesTwiceBacksUpOnce() {
    scenario.scheduleFires(NIGHTLY_BACKUP).lastEventAgain();

    founder.assertNoCalls().assertState(State.BACKING_UP);
    member.assertNoCalls().assertState(State.READY);
  }

  @Test
  void afterABackupThatFailedAnotherMemberIsBackedUp() {
    scenario.scheduleFires(NIGHTLY_BACKUP);
    founder.commandFails().assertState(State.READY).assertAttribute("BackupFailed", true);

    scenario.after("1d").scheduleFires(NIGHTLY_BACKUP);
    founder.assertState(State.READY);
    member.assertState(State.BACKING_UP);
  }

  @Test
  void aBackupThatFallsSilentIsOverAfterTwoHours() {
    scenario.scheduleFires(NIGHTLY_BACKUP).after("2h");

    founder.assertTransitions("backupTimedOut").assertAttribute("BackupFailed", true);
  }

  @Test
  void aMemberThatGoesStepsDownAndIsRemovedByAnother() {
    scenario.scheduleFires(NIGHTLY_BACKUP);
    founder
        .terminate()
        .assertCalls("SSM CancelCommand", "SSM SendCommand")
        .assertCommand("/opt/replica-set/step_down.sh")
        .commandSucceeds()
        .assertCommand("/opt/replica-set/remove.sh 10.0.0.1", member)
        .assertHeldUp()
        .commandSucceeds()
        .assertRemoved()
        .assertCompleted(Result.CONTINUE);
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryFault() {
    return CrashMatrix.of(
            BackupModelTransitions.TABLE, () -> new BackupModelDispatcher(new BackupModel()))
        .story(BackupModelTest::aLonelyMemberComesAndGoes)
        .cases()
        .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }

  private static void aLonelyMemberComesAndGoes(LifecycleScenario<State> story) {
    story
        .launch()
        .commandSucceeds()
        .commandSucceeds()
        .assertState(State.READY)
        .terminate()
        .commandSucceeds()
        .assertRemoved();
  }
}

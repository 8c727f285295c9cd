package dev.lifecycle.processor.model;

import static dev.lifecycle.processor.model.Sketch.ANY;
import static dev.lifecycle.processor.model.Sketch.REMOVED;
import static dev.lifecycle.processor.model.Sketch.STAY;
import static dev.lifecycle.processor.model.Sketch.after;
import static dev.lifecycle.processor.model.Sketch.on;
import static dev.lifecycle.processor.model.Sketch.reached;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a model leaves a lifecycle action open. */
class ObligationsTest {

  @Test
  void aFinalRestBeforeAnythingCompletesIsTold() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "joining", "joined", "failure")
                .failure("failure")
                .row("join", "fresh", "joining", on("InstanceLaunching"), "commands")
                .row("joined", "joining", "joined", on("CommandSucceeded"))
                .row("timed out", "joining", "failure", after(10)));

    assertThat(spelt(obligations.neverCompleted())).containsExactly("joined LAUNCH");
    assertThat(obligations.untimed()).isEmpty();
  }

  @Test
  void aRemovalWithoutCompletionIsTold() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "leaving")
                .row("leave", "fresh", "leaving", on("InstanceTerminating"))
                .row("remove", "leaving", REMOVED, reached()));

    assertThat(spelt(obligations.neverCompleted())).containsExactly("removed TERMINATE");
  }

  @Test
  void anEventThatChangesNothingCompletesNothing() {
    Obligations obligations =
        of(Sketch.of("fresh").row("note", "fresh", STAY, on("InstanceReturning")));

    assertThat(spelt(obligations.neverCompleted())).containsExactly("fresh RETURN");
  }

  @Test
  void ofRestsThatLeadToOneAnotherOneIsTold() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "ready", "busy")
                .row("join", "fresh", "ready", on("InstanceLaunching"))
                .row("work", "ready", "busy", on("SpotInterruption"))
                .row("done", "busy", "ready", on("SpotInterruption")));

    assertThat(spelt(obligations.neverCompleted())).containsExactly("ready LAUNCH");
    assertThat(obligations.untimed()).isEmpty();
  }

  @Test
  void aResultThatNoCommandBringsCompletesNothing() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "leaving")
                .row("leave", "fresh", "leaving", on("InstanceTerminating"))
                .row("left", "leaving", REMOVED, on("CommandFinished"), "completes")
                .row("wait on", "leaving", "leaving", after(5)));

    assertThat(spelt(obligations.neverCompleted())).containsExactly("leaving TERMINATE");
  }

  @Test
  void onlyTheWayThatForgetsIsTold() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "joined", "ready", "failure")
                .failure("failure")
                .row("join", "fresh", "joined", on("InstanceLaunching"))
                .row("dns", "joined", "ready", reached(), "+c", "completes")
                .row("no dns", "joined", "ready", reached(), "-c"));

    assertThat(spelt(obligations.neverCompleted())).containsExactly("ready LAUNCH");
  }

  @Test
  void aTerminationEndsWhatWasOwedToTheLaunch() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "joining")
                .row("join", "fresh", "joining", on("InstanceLaunching"))
                .row("timed out", "joining", "fresh", after(10), "completes")
                .row("remove", ANY, REMOVED, on("InstanceTerminating"), "completes"));

    assertThat(obligations.neverCompleted()).isEmpty();
    assertThat(obligations.untimed()).isEmpty();
  }

  @Test
  void aRestWithoutATimeoutIsTold() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "joining", "joined", "ready")
                .row("join", "fresh", "joining", on("InstanceLaunching"), "commands")
                .row("wonder", "joining", STAY, after(5))
                .row("joined", "joining", "joined", on("CommandSucceeded"))
                .row("dns", "joined", "ready", reached(), "+c", "completes")
                .row("hurry", "joined", "ready", on("SpotInterruption"), "completes"));

    assertThat(spelt(obligations.untimed())).containsExactly("joining LAUNCH", "joined LAUNCH");
    assertThat(obligations.neverCompleted()).isEmpty();
  }

  @Test
  void aTimeoutWhoseGuardMayFailEndsNoRest() {
    assertThat(spelt(waiting().row("late", "waiting", "up", after(10), "+c", "completes")))
        .containsExactly("waiting LAUNCH");
  }

  @Test
  void timeoutsOfOneLengthEndARestIfOneOfTheirGuardsHolds() {
    assertThat(
            spelt(
                waiting()
                    .row("late", "waiting", "up", after(10), "+c", "completes")
                    .row("broken", "waiting", "up", after(10), "-c", "completes")))
        .isEmpty();
  }

  @Test
  void aConditionMayHaveTurnedOutOtherwiseAtAnotherTimeout() {
    assertThat(
            spelt(
                waiting()
                    .row("late", "waiting", "up", after(10), "+c", "completes")
                    .row("later", "waiting", "up", after(20), "-c", "completes")))
        .containsExactly("waiting LAUNCH");
  }

  @Test
  void aTimeoutOnlyHasToFireWhereCompletionTransitionsDoNot() {
    Sketch left =
        waiting()
            .row("ready", "waiting", "up", reached(), "+a", "completes")
            .row("broken", "waiting", "up", reached(), "+b", "-a", "completes");

    assertThat(spelt(left.row("late", "waiting", "up", after(10), "+a", "-b", "completes")))
        .containsExactly("waiting LAUNCH");
    assertThat(spelt(left.row("neither", "waiting", "up", after(10), "-a", "-b", "completes")))
        .isEmpty();
  }

  @Test
  void aTimeoutThatStaysEndsWhatIsOwedIfItCompletes() {
    assertThat(spelt(waiting().row("soaked", "waiting", STAY, after(2), "completes"))).isEmpty();
    assertThat(spelt(waiting().row("soaked", "waiting", STAY, after(2), "completes", "+c")))
        .containsExactly("waiting LAUNCH");
  }

  @Test
  void aDeadlineThatIsTakenBeforeTheTimeoutEndsNoRest() {
    Sketch noted = waiting().row("note", "waiting", STAY, on("DeadlinePassed"), "+c");

    assertThat(spelt(noted.row("late", "waiting", "up", after(10), "completes")))
        .containsExactly("waiting LAUNCH");
  }

  @Test
  void aDeadlineThatIsTakenEndsARestIfItsRowLeaves() {
    Sketch left = waiting().row("leave", "waiting", "up", on("LifecycleEvent"), "completes");

    assertThat(spelt(left.row("wonder", "waiting", STAY, after(10)))).isEmpty();
  }

  /** Waits for a spot interruption. */
  private static Sketch waiting() {
    return Sketch.of("fresh", "waiting", "up")
        .row("join", "fresh", "waiting", on("InstanceLaunching"))
        .row("hurry", "waiting", "up", on("SpotInterruption"), "completes");
  }

  @Test
  void pastTheFailureStateNothingIsOwed() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "joining", "ready", "failure", "withdrawing", "failed")
                .failure("failure")
                .row("join", "fresh", "joining", on("InstanceLaunching"), "commands")
                .row("joined", "joining", "ready", on("CommandSucceeded"), "completes")
                .row("timed out", "joining", "failure", after(10))
                .row("withdraw", "failure", "withdrawing", reached(), "commands")
                .row("withdrawn", "withdrawing", "failed", on("CommandFinished"))
                .row("given up", "withdrawing", "failed", after(10)));

    assertThat(obligations.neverCompleted()).isEmpty();
    assertThat(obligations.untimed()).isEmpty();
  }

  @Test
  void theResultOfACommandThatCleansUpAfterAFailureMayNotCome() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "ready", "failure", "cleaning", "failed")
                .failure("failure")
                .row("join", "fresh", "ready", on("InstanceLaunching"), "completes")
                .row("clean", "failure", "cleaning", reached(), "commands")
                .row("clean", "cleaning", "failed", on("CommandFinished"), "completes"));

    assertThat(spelt(obligations.untimed())).containsExactly("cleaning LAUNCH");
  }

  @Test
  void anActionThatIsOpenedWhereANodeHasFailedDoesNotFailWithIt() {
    Sketch sketch =
        Sketch.of("fresh", "failure")
            .failure("failure")
            .row("join", "fresh", STAY, on("InstanceLaunching"), "completes");

    assertThat(
            spelt(
                of(sketch.row("note", "failure", STAY, on("InstanceTerminating")))
                    .neverCompleted()))
        .containsExactly("failure TERMINATE");
  }

  @Test
  void aRowMayHaveNothingToComplete() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "joined", "ready", "failure")
                .failure("failure")
                .row("join", "fresh", "joined", on("InstanceLaunching"), "completes")
                .row("again", "joined", "ready", reached(), "completes")
                .row("abandon", "failure", REMOVED, reached(), "completes"));

    assertThat(obligations.completeNothing()).extracting(Row::id).containsExactly("again");
  }

  @Test
  void whatIsWrittenFromOutsideMayHaveAnActionOpen() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "stray", "next")
                .row("go", "stray", "next", after(5))
                .row("complete", "next", REMOVED, after(5), "completes"));

    assertThat(obligations.completeNothing()).isEmpty();
  }

  private static Obligations of(Sketch sketch) {
    return Obligations.of(Graph.of(sketch.spec()));
  }

  private static List<String> spelt(Sketch sketch) {
    return spelt(of(sketch).untimed());
  }

  private static List<String> spelt(List<Position> positions) {
    return positions.stream()
        .map(at -> at.state().map(State::storedName).orElse("removed") + " " + at.action())
        .toList();
  }
}

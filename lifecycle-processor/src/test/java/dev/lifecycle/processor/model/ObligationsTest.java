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
  void pastTheFailureStateNothingIsOwed() {
    Obligations obligations =
        of(
            Sketch.of("fresh", "joining", "ready", "failure", "withdrawing", "failed")
                .failure("failure")
                .row("join", "fresh", "joining", on("InstanceLaunching"), "commands")
                .row("joined", "joining", "ready", on("CommandSucceeded"), "completes")
                .row("timed out", "joining", "failure", after(10))
                .row("withdraw", "failure", "withdrawing", reached(), "commands")
                .row("withdrawn", "withdrawing", "failed", on("CommandFinished")));

    assertThat(obligations.neverCompleted()).isEmpty();
    assertThat(obligations.untimed()).isEmpty();
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

  private static List<String> spelt(List<Position> positions) {
    return positions.stream()
        .map(at -> at.state().map(State::storedName).orElse("removed") + " " + at.action())
        .toList();
  }
}

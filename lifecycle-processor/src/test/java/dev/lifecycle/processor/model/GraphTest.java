package dev.lifecycle.processor.model;

import static dev.lifecycle.processor.model.Sketch.ANY;
import static dev.lifecycle.processor.model.Sketch.REMOVED;
import static dev.lifecycle.processor.model.Sketch.STAY;
import static dev.lifecycle.processor.model.Sketch.after;
import static dev.lifecycle.processor.model.Sketch.on;
import static dev.lifecycle.processor.model.Sketch.reached;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a node may come. */
class GraphTest {

  @Test
  void anActionIsOpenFromItsEventToTheRowThatCompletes() {
    Sketch sketch =
        Sketch.of("fresh", "joining", "ready")
            .row("join", "fresh", "joining", on("InstanceLaunching"), "commands")
            .row("joined", "joining", "ready", on("CommandSucceeded"), "completes");

    assertThat(positions(sketch))
        .containsExactly("fresh NONE_YET", "joining LAUNCH awaits", "ready NONE_ANY_MORE");
  }

  @Test
  void aTerminationEndsTheLaunch() {
    Sketch sketch =
        Sketch.of("fresh", "joining", "leaving")
            .row("join", "fresh", "joining", on("InstanceLaunching"))
            .row("leave", ANY, "leaving", on("InstanceTerminating"));

    assertThat(positions(sketch))
        .containsExactlyInAnyOrder("fresh NONE_YET", "joining LAUNCH", "leaving TERMINATE");
  }

  @Test
  void aRowOfAllActionsOpensEach() {
    Sketch sketch = Sketch.of("fresh", "next").row("go", "fresh", "next", on("InstanceAction"));

    assertThat(positions(sketch))
        .containsExactlyInAnyOrder(
            "fresh NONE_YET", "next LAUNCH", "next TERMINATE", "next RETURN");
  }

  @Test
  void aNodeThatIsNotReadyTakesNoAction() {
    Sketch sketch =
        Sketch.of("fresh", "pending", "ready")
            .pending("pending")
            .row("join", "fresh|pending", "ready", on("InstanceLaunching"), "completes")
            .row("note", "pending", STAY, on("SpotInterruption"));

    assertThat(positions(sketch))
        .containsExactlyInAnyOrder("fresh NONE_YET", "pending NONE_YET", "ready NONE_ANY_MORE");
  }

  @Test
  void whoFailsIsExcusedUntilTheNextAction() {
    Sketch sketch =
        Sketch.of("fresh", "joining", "failure", "leaving")
            .failure("failure")
            .row("join", "fresh", "joining", on("InstanceLaunching"))
            .row("leave", "failure", "leaving", on("InstanceTerminating"));

    assertThat(positions(sketch))
        .contains("failure LAUNCH excused", "failure NONE_YET", "leaving TERMINATE")
        .contains("failure TERMINATE excused")
        .doesNotContain("failure LAUNCH", "leaving LAUNCH excused");
  }

  @Test
  void aLaunchThatNoRowTakesIsAFailure() {
    Sketch sketch = Sketch.of("fresh", "failure").failure("failure");

    assertThat(positions(sketch)).contains("failure LAUNCH excused");
  }

  @Test
  void onlyLifecycleActionsAreJudgedBeforeARest() {
    Sketch sketch =
        Sketch.of("fresh", "passing", "ready", "left", "never")
            .row("join", "fresh", "passing", on("InstanceLaunching"))
            .row("pass", "passing", "ready", reached(), "completes")
            .row("leave", "passing", "left", on("InstanceTerminating"))
            .row("interrupt", "passing", "never", on("SpotInterruption"));

    assertThat(positions(sketch)).contains("left TERMINATE").doesNotContain("never LAUNCH");
  }

  @Test
  void anUnguardedRowHidesTheRowsAfterIt() {
    Sketch sketch =
        Sketch.of("fresh", "first", "second", "third")
            .row("guarded", "fresh", "first", on("SpotInterruption"), "+c")
            .row("unguarded", "fresh", "second", on("SpotInterruption"))
            .row("hidden", "fresh", "third", on("SpotInterruption"));

    assertThat(positions(sketch))
        .containsExactly("fresh NONE_YET", "first NONE_YET", "second NONE_YET");
  }

  @Test
  void rowsThatNameTheStateComeBeforeRowsFromAny() {
    Sketch sketch =
        Sketch.of("fresh", "named", "other")
            .row("any", ANY, "other", on("InstanceTerminating"))
            .row("named", "fresh", "named", on("InstanceTerminating"));

    assertThat(positions(sketch))
        .containsExactly("fresh NONE_YET", "named TERMINATE", "other TERMINATE");
  }

  @Test
  void aConditionHoldsOrDoesNot() {
    Sketch sketch =
        Sketch.of("a", "b", "c", "d")
            .row("both", "a", "b", reached(), "+x", "+y")
            .row("one", "a", "c", reached(), "+x", "-y")
            .row("none", "a", "d", reached(), "-x")
            .row("too late", "a", "a", on("SpotInterruption"))
            .row("never", "b", "c", reached(), "+x", "-x");

    assertThat(rests(sketch)).containsExactly("b", "c", "d");
  }

  @Test
  void whatIsLeftOpenByGuardsIsARest() {
    Sketch sketch =
        Sketch.of("a", "b")
            .row("both", "a", "b", reached(), "+x", "+y")
            .row("neither", "a", "b", reached(), "-x", "-y");

    assertThat(rests(sketch)).containsExactly("a", "b");
  }

  @Test
  void aStateMayHaveManyRemindersAndConditions() {
    Sketch sketch = Sketch.of("fresh", "waiting", "up").row("wait", "fresh", "waiting", reached());
    for (int i = 0; i < 60; i += 2) {
      sketch
          .row("remind" + i, "waiting", STAY, after(i + 2))
          .row("both" + i, "waiting", "up", reached(), "+c" + i, "+c" + (i + 1))
          .row("neither" + i, "waiting", "up", reached(), "-c" + i, "-c" + (i + 1));
    }
    Graph graph = Graph.of(sketch.row("late", "waiting", "up", after(90)).spec());

    assertThat(graph.positions().stream().filter(graph::rests))
        .filteredOn(graph::timed)
        .extracting(position -> position.state().orElseThrow().storedName())
        .containsExactly("waiting");
  }

  @Test
  void whatNoRowEntersIsAStray() {
    Sketch sketch =
        Sketch.of("fresh", "onward", "stray", "round", "about", "self", "pending", "failure")
            .pending("pending")
            .failure("failure")
            .row("go", "stray", "onward", after(5))
            .row("round", "round", "about", after(5))
            .row("about", "about", "round", after(5))
            .row("self", "self", "self", after(5));

    assertThat(Graph.of(sketch.spec()).strays())
        .extracting(State::storedName)
        .containsExactly("stray", "self", "round");
  }

  @Test
  void whatIsKnownToBeWrittenIsNoStrayAndOpensActions() {
    Sketch sketch =
        Sketch.of("fresh", "stray", "onward", "away")
            .row("go", "stray", "onward", on("InstanceTerminating"))
            .row("on", "onward", "away", after(5));

    assertThat(positions(Graph.of(sketch.spec()))).containsExactly("fresh NONE_YET");
    Graph graph = Graph.of(sketch.spec(), List.of(sketch.state("stray")));
    assertThat(positions(graph))
        .containsExactly(
            "fresh NONE_YET",
            "stray NONE_YET awaits",
            "stray NONE_ANY_MORE awaits",
            "onward TERMINATE",
            "away TERMINATE");
    assertThat(graph.strays()).isEmpty();
    assertThat(graph.everyPosition())
        .extracting(GraphTest::spelt)
        .contains("stray LAUNCH excused awaits", "stray RETURN excused awaits");
  }

  @Test
  void aStateThatAHiddenRowEntersIsNoStray() {
    Sketch sketch =
        Sketch.of("fresh", "second", "third")
            .row("hider", "fresh", STAY, on("SpotInterruption"))
            .row("hidden", "fresh", "second", on("SpotInterruption"))
            .row("on", "second", "third", after(5));

    assertThat(Graph.of(sketch.spec()).strays()).isEmpty();
  }

  @Test
  void aResultComesOnlyWhereACommandMayBeOpen() {
    Sketch sketch =
        Sketch.of("fresh", "sent", "passed", "timed", "done")
            .row("send", "fresh", "sent", on("InstanceLaunching"), "commands")
            .row("note", "sent", STAY, on("SpotInterruption"))
            .row("pass", "sent", "passed", reached(), "+c")
            .row("time out", "passed", "timed", after(5))
            .row("late", "timed", "done", on("CommandFinished"))
            .row("succeed", "passed", "fresh", on("CommandSucceeded"), "completes");

    assertThat(positions(sketch))
        .contains("passed LAUNCH awaits", "fresh NONE_ANY_MORE", "timed LAUNCH")
        .noneMatch(position -> position.startsWith("done"));
  }

  @Test
  void aPathStartsWhereTheActionIsOpened() {
    Sketch sketch =
        Sketch.of("new", "fresh", "joining", "joined")
            .row("start", "new", "fresh", on("SpotInterruption"))
            .row("join", "fresh", "joining", on("InstanceLaunching"), "commands")
            .row("note", "joining", STAY, on("SpotInterruption"))
            .row("joined", "joining", "joined", on("CommandSucceeded"))
            .row("gone", "joined", REMOVED, after(5));
    Graph graph = Graph.of(sketch.spec());
    Position removed =
        graph.positions().stream().filter(at -> at.state().isEmpty()).findAny().orElseThrow();

    assertThat(graph.path(removed))
        .extracting(step -> step.row().id())
        .containsExactly("join", "joined", "gone");
  }

  private static List<String> positions(Sketch sketch) {
    return positions(Graph.of(sketch.spec()));
  }

  private static List<String> positions(Graph graph) {
    return graph.positions().stream().map(GraphTest::spelt).toList();
  }

  private static Stream<String> rests(Sketch sketch) {
    Graph graph = Graph.of(sketch.spec());
    return graph.positions().stream()
        .filter(graph::rests)
        .map(position -> position.state().orElseThrow().storedName());
  }

  private static String spelt(Position position) {
    return position.state().map(State::storedName).orElse("removed")
        + " "
        + position.action()
        + (position.excused() ? " excused" : "")
        + (position.awaits() ? " awaits" : "");
  }
}

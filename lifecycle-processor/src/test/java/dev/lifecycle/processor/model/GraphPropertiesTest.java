package dev.lifecycle.processor.model;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.processor.model.BruteForce.At;
import dev.lifecycle.processor.model.Position.Action;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the graph says of a small model is what comes of playing it. */
class GraphPropertiesTest {

  /** A row of a random model. */
  record Line(String source, String dest, String trigger, Set<String> marks) {}

  @Property
  void aNodeComesWhereItIsPlayed(@ForAll("models") LifecycleSpec spec) {
    Graph graph = Graph.of(spec);
    BruteForce played = new BruteForce(spec);

    assertThat(at(graph.positions().stream())).isEqualTo(played.everywhere());
    assertThat(at(graph.positions().stream().filter(graph::rests)))
        .isEqualTo(played.everywhere().stream().filter(played::rests).collect(toSet()));
  }

  @Property
  void itRestsTooLongWhereItIsPlayed(@ForAll("models") LifecycleSpec spec) {
    Obligations obligations = Obligations.of(Graph.of(spec));
    BruteForce played = new BruteForce(spec);

    assertThat(states(obligations.untimed())).isEqualTo(played.untimed());
  }

  @Property
  void itsActionIsNeverCompletedWhereItIsPlayed(@ForAll("models") LifecycleSpec spec) {
    Set<String> told = states(Obligations.of(Graph.of(spec)).neverCompleted());
    Set<Set<String>> played = new BruteForce(spec).finalRests();

    assertThat(played).allSatisfy(set -> assertThat(set).containsAnyElementsOf(told));
    assertThat(played.stream().flatMap(Set::stream)).containsAll(told);
  }

  @Property
  void itGoesRoundWhereItIsPlayed(@ForAll("models") LifecycleSpec spec) {
    Graph graph = Graph.of(spec);
    Set<At> played = new PlayedCircles(new BruteForce(spec)).endless();

    assertThat(at(Circles.endless(graph).stream())).as("%s", spec.rows()).isEqualTo(played);
    assertThat(Circles.of(graph))
        .allSatisfy(
            circle -> {
              List<Position> way = circle.way();
              assertThat(way).hasSizeGreaterThan(1).endsWith(way.get(0));
              assertThat(played).containsAll(at(way.stream()));
            });
  }

  @Property
  void aRowCompletesNothingWhereItIsPlayed(@ForAll("connected") LifecycleSpec spec) {
    BruteForce played = new BruteForce(spec);
    Assume.that(entered(played.everywhere()).size() == spec.states().size());
    Obligations obligations = Obligations.of(Graph.of(spec));

    assertThat(obligations.completeNothing().stream().map(Row::id))
        .as("%s", spec.rows())
        .containsExactlyInAnyOrderElementsOf(played.completeNothing());
  }

  @Property
  void aPathLeadsFromTheEventToTheRest(@ForAll("models") LifecycleSpec spec) {
    Graph graph = Graph.of(spec);

    assertThat(graph.positions().stream().filter(Position::owes))
        .allSatisfy(
            position -> {
              List<Step> path = graph.path(position);
              assertThat(path.get(0).opens()).isTrue();
              assertThat(path.get(path.size() - 1).to()).isEqualTo(position);
              for (int i = 1; i < path.size(); i++) {
                assertThat(path.get(i).from()).isEqualTo(path.get(i - 1).to());
                assertThat(path.get(i).opens()).isFalse();
              }
            });
  }

  @Provide
  Arbitrary<LifecycleSpec> models() {
    return Combinators.combine(
            lines().list().ofMinSize(1).ofMaxSize(8), Arbitraries.of(true, false))
        .as(GraphPropertiesTest::spec);
  }

  /** Models whose states are entered, unless a row of theirs hides those that do so. */
  @Provide
  Arbitrary<LifecycleSpec> connected() {
    List<Line> entering =
        List.of(
            new Line("a", "b", "SpotInterruption", Set.of()),
            new Line("a", "c", "RebalanceRecommended", Set.of()),
            new Line("a", "e", "10", Set.of()));
    return lines()
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(lines -> Stream.concat(lines.stream(), entering.stream()).toList())
        .map(lines -> spec(lines, true));
  }

  private static Arbitrary<Line> lines() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "e", "a|b", "b|c|e", Sketch.ANY),
            Arbitraries.of("a", "b", "c", "e", Sketch.REMOVED, Sketch.STAY),
            Arbitraries.of(
                "",
                "",
                "5",
                "10",
                "InstanceLaunching",
                "InstanceTerminating",
                "InstanceAction",
                "CommandSucceeded",
                "CommandFinished",
                "SpotInterruption",
                "DeadlinePassed"),
            Arbitraries.of("+c", "-c", "+d", "-d", "completes", "commands").set().ofMaxSize(3))
        .as(Line::new)
        .filter(line -> !line.dest().equals(Sketch.STAY) || !line.trigger().isEmpty());
  }

  private static LifecycleSpec spec(List<Line> lines, boolean fails) {
    Sketch sketch = Sketch.of("a", "b", "c", "e");
    if (fails) {
      sketch.failure("e");
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      sketch.row(
          "row" + i,
          line.source(),
          line.dest(),
          trigger(line.trigger()),
          line.marks().toArray(String[]::new));
    }
    return sketch.spec();
  }

  private static Trigger trigger(String name) {
    if (name.isEmpty()) {
      return Sketch.reached();
    }
    return Character.isDigit(name.charAt(0))
        ? Sketch.after(Integer.parseInt(name))
        : Sketch.on(name);
  }

  private static Set<String> entered(Set<At> played) {
    return played.stream().map(At::state).filter(s -> !s.equals("removed")).collect(toSet());
  }

  private static Set<String> states(List<Position> positions) {
    return positions.stream().map(position -> at(position).state()).collect(toSet());
  }

  private static Set<At> at(Stream<Position> positions) {
    return positions.map(GraphPropertiesTest::at).collect(toSet());
  }

  private static At at(Position position) {
    return new At(
        position.state().map(State::storedName).orElse("removed"),
        action(position.action()),
        position.excused(),
        position.awaits());
  }

  private static String action(Action action) {
    return switch (action) {
      case NONE_YET -> "";
      case LAUNCH -> "InstanceLaunching";
      case TERMINATE -> "InstanceTerminating";
      case RETURN -> "InstanceReturning";
      case NONE_ANY_MORE -> "done";
    };
  }
}

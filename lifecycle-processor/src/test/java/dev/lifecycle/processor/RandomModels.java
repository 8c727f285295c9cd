package dev.lifecycle.processor;

import static dev.lifecycle.processor.RandomModel.ANY;
import static dev.lifecycle.processor.RandomModel.REMOVED;
import static dev.lifecycle.processor.RandomModel.STAY;

import dev.lifecycle.processor.RandomModel.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws models, most of which a user could mean. */
final class RandomModels {

  private static final List<String> STATES =
      List.of("fresh", "w1", "w2", "w3", "up", "l1", "l2", "broken", "failed");

  private static final Arbitrary<String> TIMEOUTS = Arbitraries.of("2", "3", "10", "20");
  private static final Arbitrary<String> EVENTS =
      Arbitraries.of(
          "SpotInterruption", "RebalanceRecommended", "CommandFinished", "CommandSucceeded");

  private static final Arbitrary<String> JOINING =
      Arbitraries.frequency(
          Tuple.of(2, "w1"),
          Tuple.of(2, "w2"),
          Tuple.of(2, "w3"),
          Tuple.of(6, "up"),
          Tuple.of(1, "broken"));
  private static final Arbitrary<String> LEAVING =
      Arbitraries.frequency(
          Tuple.of(1, "l1"), Tuple.of(2, "l2"), Tuple.of(6, REMOVED), Tuple.of(1, "broken"));
  private static final Arbitrary<String> CLEANING =
      Arbitraries.frequency(Tuple.of(4, "failed"), Tuple.of(1, REMOVED), Tuple.of(1, "up"));

  private RandomModels() {}

  static Arbitrary<RandomModel> models() {
    return all(
            launches(),
            exits("w1", JOINING),
            exits("w2", JOINING),
            exits("w3", JOINING),
            maybe(0.3, exits("up", JOINING)),
            exits("l1", LEAVING),
            exits("l2", LEAVING),
            maybe(0.9, exits("broken", CLEANING)),
            terminations(),
            maybe(0.2, line(List.of("up"), JOINING, Arbitraries.just("InstanceReturning"))),
            maybe(0.2, anything()))
        .map(RandomModel::new);
  }

  private static Arbitrary<List<Line>> launches() {
    Arbitrary<String> launch = Arbitraries.just("InstanceLaunching");
    List<String> fresh = List.of("fresh");
    return Arbitraries.frequencyOf(
        Tuple.of(5, line(fresh, JOINING, launch)),
        Tuple.of(1, all(line(fresh, JOINING, launch, "+c"), line(fresh, JOINING, launch))),
        Tuple.of(1, line(List.of("fresh", "up"), JOINING, launch)));
  }

  private static Arbitrary<List<Line>> terminations() {
    Arbitrary<String> termination = Arbitraries.just("InstanceTerminating");
    List<String> any = List.of(ANY);
    return Arbitraries.frequencyOf(
        Tuple.of(6, line(any, Arbitraries.of("l1", "l2"), termination)),
        Tuple.of(2, line(any, Arbitraries.of(REMOVED, STAY), termination)),
        Tuple.of(1, line(STATES, Arbitraries.of("l1", "l2"), termination)),
        Tuple.of(1, all(line(any, LEAVING, termination, "+c"), line(any, LEAVING, termination))));
  }

  /** How one state is left. */
  private static Arbitrary<List<Line>> exits(String state, Arbitrary<String> dests) {
    List<String> from = List.of(state);
    Arbitrary<String> reached = Arbitraries.just("");
    Arbitrary<String> late = Arbitraries.just("10");
    Arbitrary<List<Line>> timeout =
        Arbitraries.frequencyOf(
            Tuple.of(16, line(from, dests, TIMEOUTS)),
            Tuple.of(2, Arbitraries.just(List.of())),
            Tuple.of(1, line(from, dests, late, "+c")),
            Tuple.of(1, all(line(from, dests, late, "+c"), line(from, dests, late, "-c"))),
            Tuple.of(
                1,
                all(
                    line(from, Arbitraries.just(STAY), Arbitraries.just("DeadlinePassed"), "+d"),
                    line(from, dests, TIMEOUTS))));
    return Arbitraries.frequencyOf(
        Tuple.of(
            5,
            all(
                line(from, dests, Arbitraries.just("CommandSucceeded")),
                maybe(0.5, line(from, dests, Arbitraries.just("CommandFailed"))),
                timeout)),
        Tuple.of(2, all(line(from, dests, Arbitraries.just("CommandFinished")), timeout)),
        Tuple.of(3, line(from, dests, reached)),
        Tuple.of(2, all(line(from, dests, reached, "+c"), line(from, dests, reached, "-c"))),
        Tuple.of(1, all(line(from, dests, reached, "-d"), timeout)),
        Tuple.of(1, all(line(from, dests, EVENTS, "+d"), timeout)),
        Tuple.of(1, all(line(from, Arbitraries.just(STAY), TIMEOUTS), timeout)),
        Tuple.of(1, all(line(from, Arbitraries.just(STAY), EVENTS), timeout)));
  }

  private static Arbitrary<List<Line>> anything() {
    return Arbitraries.of(STATES)
        .flatMap(
            state ->
                line(
                    List.of(state),
                    Arbitraries.of(STATES),
                    Arbitraries.oneOf(
                        TIMEOUTS,
                        EVENTS,
                        Arbitraries.of("", "CommandFailed", "InstanceAction", "LifecycleEvent"))));
  }

  private static Arbitrary<List<Line>> line(
      List<String> sources, Arbitrary<String> dests, Arbitrary<String> triggers, String... marks) {
    return dests.flatMap(
        dest ->
            Combinators.combine(triggers, marks(dest))
                .as(
                    (trigger, more) ->
                        List.of(new Line(sources, dest, trigger, with(more, marks)))));
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> marks = new HashSet<>(some);
    marks.addAll(List.of(more));
    return marks;
  }

  /** Most rows that end a walk complete, few others do. */
  private static Arbitrary<Set<String>> marks(String dest) {
    boolean ends = Set.of("up", "failed", REMOVED, STAY).contains(dest);
    List<Arbitrary<Optional<String>>> marks = new ArrayList<>();
    marks.add(Arbitraries.just("completes").optional(ends ? 0.85 : 0.05));
    marks.add(Arbitraries.just("commands").optional(dest.equals(REMOVED) ? 0 : 0.4));
    marks.add(Arbitraries.just("after").optional(0.2));
    marks.add(Arbitraries.just("ignores").optional(0.1));
    return Combinators.combine(marks)
        .as(drawn -> drawn.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
  }

  private static Arbitrary<List<Line>> maybe(double probability, Arbitrary<List<Line>> lines) {
    return lines.optional(probability).map(some -> some.orElse(List.of()));
  }

  @SafeVarargs
  private static Arbitrary<List<Line>> all(Arbitrary<List<Line>>... parts) {
    List<Arbitrary<List<Line>>> all = new ArrayList<>();
    for (Arbitrary<List<Line>> part : parts) {
      all.add(part);
    }
    return Combinators.combine(all).as(drawn -> drawn.stream().flatMap(List::stream).toList());
  }
}

package dev.lifecycle.processor.model;

import static dev.lifecycle.processor.model.BruteForce.ACTIONS;
import static dev.lifecycle.processor.model.BruteForce.RESTS;
import static dev.lifecycle.processor.model.BruteForce.TURNS;
import static java.util.stream.Collectors.toCollection;

import dev.lifecycle.processor.model.BruteForce.At;
import dev.lifecycle.processor.model.BruteForce.Move;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where a model that is played goes round for good with an action open. */
final class PlayedCircles {

  private final BruteForce played;

  PlayedCircles(BruteForce played) {
    this.played = played;
  }

  /** The states of each set of places that a node goes round for good, if it depends on nobody. */
  Set<Set<String>> all() {
    Set<Set<String>> circles = new LinkedHashSet<>();
    for (String results : List.of("", "CommandFailed", "CommandSucceeded")) {
      played.everywhere().stream()
          .filter(at -> ACTIONS.contains(at.action()) && goesRound(at, results))
          .map(at -> states(round(at, results)))
          .forEach(circles::add);
    }
    played.everywhere().stream()
        .filter(played::isFinal)
        .map(at -> states(played.owing(at)))
        .forEach(told -> circles.removeIf(told::containsAll));
    return circles;
  }

  private boolean goesRound(At at, String results) {
    Set<At> round = round(at, results);
    return round.stream().anyMatch(played::rests)
        && round.stream()
            .allMatch(
                next ->
                    !ends(next, results)
                        && moves(next, results).stream().anyMatch(move -> round.contains(move.to()))
                        && round(next, results).contains(at));
  }

  private Set<At> round(At at, String results) {
    return BruteForce.future(
        at, next -> moves(next, results), move -> ACTIONS.contains(move.to().action()));
  }

  /** Whether it is completed, or waits for something else, or may wait. */
  private boolean ends(At at, String results) {
    return played.rests(at) && !played.timed(at)
        || at.failed() && failsUnnamed(at, results)
        || moves(at, results).stream().anyMatch(move -> move.to().action().equals("done"));
  }

  /** What happens by itself: a result comes before a rest ends. */
  private List<Move> moves(At at, String results) {
    List<Move> moves = new ArrayList<>();
    for (Map<String, Boolean> turn : TURNS) {
      played.fired(at, "", turn).ifPresent(row -> moves.add(played.move(at, row, "")));
    }
    if (!played.rests(at)) {
      return moves;
    }
    boolean result = at.awaits() && !results.isEmpty();
    if (result) {
      for (Map<String, Boolean> turn : TURNS) {
        played.fired(at, results, turn).ifPresent(row -> moves.add(played.move(at, row, results)));
      }
      if (failsUnnamed(at, results)) {
        moves.add(played.fails(at.action()));
        return moves;
      }
    }
    boolean left =
        result
            && TURNS.stream()
                .allMatch(
                    turn ->
                        played
                            .fired(at, results, turn)
                            .filter(row -> !(row.target() instanceof Target.Stay))
                            .isPresent());
    for (String rest : left ? List.<String>of() : RESTS) {
      for (Map<String, Boolean> turn : TURNS) {
        played.fired(at, rest, turn).ifPresent(row -> moves.add(played.move(at, row, rest)));
      }
    }
    return moves;
  }

  private boolean failsUnnamed(At at, String results) {
    return results.equals("CommandFailed")
        && played.canFail()
        && at.awaits()
        && played.rests(at)
        && TURNS.stream().anyMatch(turn -> played.fired(at, results, turn).isEmpty());
  }

  private static Set<String> states(Set<At> places) {
    return places.stream().map(At::state).collect(toCollection(TreeSet::new));
  }
}

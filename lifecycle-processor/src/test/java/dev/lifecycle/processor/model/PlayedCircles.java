package dev.lifecycle.processor.model;

import static dev.lifecycle.processor.model.BruteForce.ACTIONS;
import static dev.lifecycle.processor.model.BruteForce.RESTS;
import static dev.lifecycle.processor.model.BruteForce.TURNS;

import dev.lifecycle.processor.model.BruteForce.At;
import dev.lifecycle.processor.model.BruteForce.Move;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a model that is played goes round for good with an action open. */
final class PlayedCircles {

  private static final List<String> RESULTS = List.of("", "CommandFailed", "CommandSucceeded");

  private final BruteForce played;

  PlayedCircles(BruteForce played) {
    this.played = played;
  }

  /**
   * From where some results of its commands keep a node from every end, if nothing else happens.
   */
  Set<At> endless() {
    Set<At> endless = new LinkedHashSet<>(played.everywhere());
    endless.removeIf(at -> !ACTIONS.contains(at.action()));
    while (endless.removeIf(at -> RESULTS.stream().noneMatch(r -> keeps(at, r, endless)))) {
      // Until each is kept.
    }
    return endless;
  }

  private boolean keeps(At at, String results, Set<At> endless) {
    List<Move> moves = moves(at, results);
    return !(played.rests(at) && !played.timed(at))
        && !(at.failed() && failsUnnamed(at, results))
        && !moves.isEmpty()
        && moves.stream().allMatch(move -> endless.contains(move.to()));
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
}

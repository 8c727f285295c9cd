package dev.lifecycle.processor.model;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Plays a model with two conditions, {@code c} and {@code d}, event by event and with every turn of
 * the conditions, as the semantics have it.
 */
final class BruteForce {

  /** Where a node is; the action is {@code ""}, an event's name or {@code "done"}. */
  record At(String state, String action, boolean failed, boolean awaits) {

    boolean owes() {
      return !action.isEmpty() && !action.equals("done") && !failed;
    }
  }

  /** One thing that happened. */
  record Move(String row, String event, boolean withOpenAction, At to) {}

  static final List<String> ACTIONS =
      List.of("InstanceLaunching", "InstanceTerminating", "InstanceReturning");
  private static final List<String> OTHERS =
      List.of(
          "CommandSucceeded",
          "CommandFailed",
          "SpotInterruption",
          "RebalanceRecommended",
          "5",
          "10");
  static final List<String> RESTS = List.of("5", "10");
  static final List<Map<String, Boolean>> TURNS =
      List.of(
          Map.of("c", false, "d", false),
          Map.of("c", false, "d", true),
          Map.of("c", true, "d", false),
          Map.of("c", true, "d", true));

  private final LifecycleSpec spec;

  BruteForce(LifecycleSpec spec) {
    this.spec = spec;
  }

  /** Everywhere a node may come from its initial state. */
  Set<At> everywhere() {
    return future(new At(spec.initial().storedName(), "", false, false), move -> true);
  }

  /** Whether there is a state for failures. */
  boolean canFail() {
    return spec.failure().isPresent();
  }

  /** Whether a node may stay there. */
  boolean rests(At at) {
    return at.state().equals("removed")
        || TURNS.stream().anyMatch(turn -> fired(at, "", turn).isEmpty());
  }

  /** States in which a node may rest with an action open and no end of it in sight. */
  Set<String> untimed() {
    return everywhere().stream()
        .filter(at -> at.owes() || at.failed() && at.awaits() && !at.state().equals("removed"))
        .filter(at -> rests(at) && !timed(at) && !isFinal(at))
        .map(At::state)
        .collect(toCollection(TreeSet::new));
  }

  /** States of each set of final rests. */
  Set<Set<String>> finalRests() {
    Set<Set<String>> sets = new LinkedHashSet<>();
    for (At at : everywhere()) {
      if (isFinal(at)) {
        sets.add(
            owing(at).stream()
                .filter(this::rests)
                .map(At::state)
                .collect(toCollection(TreeSet::new)));
      }
    }
    sets.remove(Set.of());
    return sets;
  }

  /** Rows that complete and have been seen to fire, but never with an action open. */
  Set<String> completeNothing() {
    Set<String> nothing = new TreeSet<>();
    Set<String> something = new TreeSet<>();
    for (At at : everywhere()) {
      for (Move move : moves(at)) {
        if (completes(move.row())) {
          (move.withOpenAction() ? something : nothing).add(move.row());
        }
      }
    }
    nothing.removeAll(something);
    return nothing;
  }

  boolean isFinal(At at) {
    return at.owes()
        && owing(at).stream()
            .allMatch(
                next ->
                    owing(next).contains(at)
                        && moves(next).stream().noneMatch(BruteForce::fulfils));
  }

  private static boolean fulfils(Move move) {
    return !move.row().isEmpty() && !ACTIONS.contains(move.event()) && !move.to().owes();
  }

  /** Where a node comes with the same obligation, if nothing fails. */
  Set<At> owing(At at) {
    return future(
        at, move -> !move.row().isEmpty() && !ACTIONS.contains(move.event()) && move.to().owes());
  }

  private Set<At> future(At start, Predicate<Move> followed) {
    return future(start, this::moves, followed);
  }

  static Set<At> future(At start, Function<At, List<Move>> moves, Predicate<Move> followed) {
    Set<At> seen = new LinkedHashSet<>(List.of(start));
    List<At> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      for (Move move : moves.apply(open.remove(0))) {
        if (followed.test(move) && seen.add(move.to())) {
          open.add(move.to());
        }
      }
    }
    return seen;
  }

  private List<Move> moves(At at) {
    List<Move> moves = new ArrayList<>();
    if (at.state().equals("removed")) {
      return moves;
    }
    spec.failure().ifPresent(failure -> moves.add(fails(at.action())));
    for (Map<String, Boolean> turn : TURNS) {
      fired(at, "", turn).ifPresent(row -> moves.add(move(at, row, "")));
      for (String action : ACTIONS) {
        boolean launch = action.equals("InstanceLaunching");
        if (!launch || at.action().isEmpty()) {
          Optional<Row> fired = fired(at, action, turn);
          fired.ifPresent(row -> moves.add(move(at, row, action)));
          if (spec.failure().isPresent() && (launch || fired.isPresent())) {
            moves.add(fails(action));
          }
        }
      }
      if (rests(at)) {
        for (String event : OTHERS) {
          if (event.startsWith("Command") && !at.awaits()) {
            continue;
          }
          fired(at, event, turn).ifPresent(row -> moves.add(move(at, row, event)));
        }
      }
    }
    return moves;
  }

  Move fails(String action) {
    boolean open = ACTIONS.contains(action);
    return new Move("", "", open, new At(spec.failure().get().storedName(), action, open, false));
  }

  Move move(At at, Row row, String event) {
    boolean opens = ACTIONS.contains(event);
    String action = opens ? event : at.action();
    boolean failed = !opens && at.failed();
    String state = at.state();
    if (row.target() instanceof Target.Enter dest) {
      state = dest.state().storedName();
    } else if (row.target() instanceof Target.Removed) {
      state = "removed";
    }
    boolean open = ACTIONS.contains(action);
    boolean awaits = awaits(at, row, event) && !state.equals("removed");
    if (row.completes() && open) {
      return new Move(row.id(), event, true, new At(state, "done", false, awaits));
    }
    boolean fails =
        row.target() instanceof Target.Enter enter
            && spec.failure().filter(enter.state()::equals).isPresent();
    return new Move(
        row.id(), event, open, new At(state, action, open && (failed || fails), awaits));
  }

  /**
   * A command that is open stays so, unless the row sends another one or an event ends the rest.
   */
  private static boolean awaits(At at, Row row, String event) {
    if (row.sendsCommand()) {
      return true;
    }
    boolean stays = row.target() instanceof Target.Stay && !event.startsWith("Command");
    return at.awaits() && (event.isEmpty() || stays);
  }

  /** The row that fires: those that name the state first. */
  Optional<Row> fired(At at, String event, Map<String, Boolean> turn) {
    return comes(at, event)
        ? fired(at, event, turn, false).or(() -> fired(at, event, turn, true))
        : Optional.empty();
  }

  private Optional<Row> fired(At at, String event, Map<String, Boolean> turn, boolean any) {
    for (Row row : spec.rows()) {
      if (row.any() == any
          && row.sources().stream().anyMatch(state -> state.storedName().equals(at.state()))
          && triggers(row, event)
          && row.when().stream().allMatch(condition -> turn.get(condition.method()))
          && row.unless().stream().noneMatch(condition -> turn.get(condition.method()))) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static boolean triggers(Row row, String event) {
    if (row.trigger() instanceof Trigger.Completion) {
      return event.isEmpty();
    }
    if (row.trigger() instanceof Trigger.Timeout timeout) {
      return event.equals(String.valueOf(timeout.rest().toMinutes()));
    }
    return ((Trigger.Events) row.trigger())
        .types().stream().anyMatch(type -> isOf(event, type.simpleName()));
  }

  private static boolean isOf(String event, String type) {
    return switch (type) {
      case "InstanceAction" -> ACTIONS.contains(event);
      case "CommandFinished" -> event.startsWith("Command");
      case "DeadlinePassed" -> RESTS.contains(event);
      default -> event.equals(type);
    };
  }

  /** Whether one length of a rest ends it with each turn with which it rests there. */
  boolean timed(At at) {
    return RESTS.stream()
        .anyMatch(
            rest ->
                TURNS.stream()
                    .filter(turn -> fired(at, "", turn).isEmpty())
                    .allMatch(turn -> fired(at, rest, turn).filter(BruteForce::ends).isPresent()));
  }

  private static boolean ends(Row row) {
    return row.completes() || !(row.target() instanceof Target.Stay);
  }

  /**
   * Only what a time-out row waits for makes a rest end, and only one that has not ended before.
   */
  private boolean comes(At at, String event) {
    return !RESTS.contains(event) || awaited(at, event) && lasts(at, event);
  }

  private boolean lasts(At at, String event) {
    return RESTS.stream()
        .takeWhile(sooner -> !sooner.equals(event))
        .noneMatch(
            sooner ->
                TURNS.stream()
                    .allMatch(
                        turn ->
                            fired(at, sooner, turn)
                                .filter(row -> !(row.target() instanceof Target.Stay))
                                .isPresent()));
  }

  private boolean awaited(At at, String event) {
    return spec.rows().stream()
        .filter(row -> row.sources().stream().anyMatch(s -> s.storedName().equals(at.state())))
        .anyMatch(row -> row.trigger() instanceof Trigger.Timeout && triggers(row, event));
  }

  private boolean completes(String id) {
    return spec.rows().stream().anyMatch(row -> row.id().equals(id) && row.completes());
  }
}

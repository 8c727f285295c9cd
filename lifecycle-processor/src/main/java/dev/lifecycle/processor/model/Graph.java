package dev.lifecycle.processor.model;

import dev.lifecycle.processor.model.Position.Action;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a node may come, over pairs of its state and its lifecycle action. The event of an action
 * opens it, a row that completes closes it, a task that throws and a launch that no row takes lead
 * to the failure state. A result comes where a command may be open. Conditions may turn out either
 * way, but the same for all rows of a state.
 */
public final class Graph {

  private final LifecycleSpec spec;
  private final Map<State, Exits> exits = new HashMap<>();
  private final Map<State, Set<State>> enteredFrom = new HashMap<>();

  /** What a node may do at each position that it may come to, the nearest first. */
  private final Map<Position, List<Step>> steps = new LinkedHashMap<>();

  /** Those of them that take nobody's writing a state from outside. */
  private final Set<Position> positions = new LinkedHashSet<>();

  private final Map<Position, Step> firstInto = new HashMap<>();
  private final Set<State> reached = new HashSet<>();
  private final List<State> strays = new ArrayList<>();

  private Graph(LifecycleSpec spec) {
    this.spec = spec;
  }

  /** The graph of a model. */
  public static Graph of(LifecycleSpec spec) {
    return of(spec, List.of());
  }

  /** The graph of a model some of whose states somebody writes from outside, as is well known. */
  public static Graph of(LifecycleSpec spec, List<State> written) {
    Graph graph = new Graph(spec);
    graph.index();
    graph.walk(
        Stream.concat(
                spec.states().stream()
                    .filter(state -> state.equals(spec.initial()) || graph.isPending(state))
                    .map(state -> Position.at(state, Action.NONE_YET)),
                strays(written, action -> !action.isOpen()))
            .toList());
    graph.positions.addAll(graph.steps.keySet());
    graph.walk(strays(written, Action::isOpen).toList());
    graph.walkFromStrays();
    return graph;
  }

  private static Stream<Position> strays(List<State> states, Predicate<Action> actions) {
    return states.stream()
        .flatMap(
            state ->
                Stream.of(Action.values())
                    .filter(actions)
                    .map(action -> Position.stray(state, action)));
  }

  /**
   * Every position that a node may come to from the initial state, or from one that is known to be
   * written while no action is open, the nearest first.
   */
  public Set<Position> positions() {
    return Collections.unmodifiableSet(positions);
  }

  /** These, and those from states that only somebody from outside can write. */
  public Set<Position> everyPosition() {
    return Collections.unmodifiableSet(steps.keySet());
  }

  /** The rows that a node may take from a position. */
  public List<Step> steps(Position position) {
    return steps.get(position);
  }

  /** The rows that leave a state, in the order in which they are tried. */
  public List<Row> rowsFrom(State state) {
    return exits.get(state).rows();
  }

  /** The completion rows that may be taken in a state. */
  public List<Row> completionsFrom(State state) {
    return exits.get(state).completions().toList();
  }

  /**
   * Whether a completion row that fails leaves a node halted in the state, where no failure state
   * takes it: an event is the way out then, but no time-out.
   */
  public boolean halts(State state) {
    return spec.failure().map(state::equals).orElse(true)
        && exits.get(state).completions().anyMatch(row -> !row.ignoresErrors());
  }

  /** Whether a node may stay at a position. */
  public boolean rests(Position position) {
    return position.state().map(this::rests).orElse(true);
  }

  /** Whether a node may stay in a state. */
  public boolean rests(State state) {
    return exits.get(state).rests();
  }

  /** Whether a time-out ends a rest at a position. */
  public boolean timed(Position position) {
    return position.state().map(exits::get).filter(Exits::timed).isPresent();
  }

  /** The row that first leads to a position at which a command may be open or something is owed. */
  public Row entering(Position position) {
    return firstInto.get(position).row();
  }

  /** The shortest way to a position that owes, from the row that opened the action. */
  public List<Step> path(Position owing) {
    LinkedList<Step> path = new LinkedList<>();
    path.add(firstInto.get(owing));
    while (!path.getFirst().opens()) {
      path.addFirst(firstInto.get(path.getFirst().from()));
    }
    return List.copyOf(path);
  }

  /**
   * The states that no row enters, but for the initial, failure and pending ones and those known to
   * be written from outside. Of states that enter only one another it is the first.
   */
  public List<State> strays() {
    return List.copyOf(strays);
  }

  /** Whether a node in a state is not ready. */
  public boolean isPending(State state) {
    return spec.pending().contains(state.storedName());
  }

  private void index() {
    spec.rowsFrom().forEach((state, rows) -> exits.put(state, Exits.among(rows)));
    for (Row row : spec.rows()) {
      if (row.target() instanceof Target.Enter enter) {
        Set<State> sources = enteredFrom.computeIfAbsent(enter.state(), s -> new HashSet<>());
        row.sources().stream().filter(state -> !state.equals(enter.state())).forEach(sources::add);
      }
    }
  }

  private void walk(Collection<Position> starts) {
    Deque<Position> next = new ArrayDeque<>(starts);
    while (!next.isEmpty()) {
      Position position = next.remove();
      if (!steps.containsKey(position)) {
        List<Step> taken = stepsFrom(position);
        steps.put(position, taken);
        position.state().ifPresent(reached::add);
        taken.forEach(step -> firstInto.putIfAbsent(step.to(), step));
        taken.forEach(step -> next.add(step.to()));
        next.addAll(failures(position, taken));
      }
    }
  }

  private List<Step> stepsFrom(Position position) {
    return position.state().stream()
        .flatMap(state -> exits.get(state).taken().stream())
        .filter(exit -> happens(exit.cause(), position))
        .map(exit -> step(position, exit))
        .distinct()
        .toList();
  }

  /**
   * Whether this may happen to a node there. A second launch finds it in the initial state again;
   * what is no lifecycle action's is judged at rest.
   */
  private boolean happens(Cause cause, Position position) {
    Optional<Action> opened = cause.opens();
    if (opened.isPresent()) {
      boolean again = opened.get() == Action.LAUNCH && position.action() != Action.NONE_YET;
      return !again && !isPending(position.state().orElseThrow());
    }
    return cause instanceof Cause.Reached
        || rests(position) && (position.awaits() || !cause.isResult());
  }

  private Step step(Position from, Exits.Exit exit) {
    Row row = exit.row();
    Optional<Action> opened = exit.cause().opens();
    Action action = opened.orElse(from.action());
    Optional<State> state =
        row.target() instanceof Target.Enter enter
            ? Optional.of(enter.state())
            : row.target() instanceof Target.Stay ? from.state() : Optional.empty();
    boolean awaits = state.isPresent() && (row.sendsCommand() || from.awaits() && keeps(exit));
    boolean closed = row.completes() && action.isOpen();
    boolean failed =
        row.target() instanceof Target.Enter
            && state.equals(spec.failure()); // a row that stays there marks no action failed
    boolean excused = action.isOpen() && (failed || opened.isEmpty() && from.excused());
    Position to =
        closed
            ? new Position(state, Action.NONE_ANY_MORE, false, awaits)
            : new Position(state, action, excused, awaits);
    return new Step(from, row, exit.cause(), action, to);
  }

  /**
   * Whether a command stays open: a completion transition keeps it, and so does what only stays.
   */
  private static boolean keeps(Exits.Exit exit) {
    return exit.cause() instanceof Cause.Reached
        || exit.row().target() instanceof Target.Stay && !exit.cause().isResult();
  }

  /** Where a node comes whose action stays open while something fails. */
  Optional<Position> failed(Position position) {
    return spec.failure().map(failure -> Position.failed(failure, position.action()));
  }

  private List<Position> failures(Position position, List<Step> taken) {
    if (spec.failure().isEmpty() || position.state().isEmpty()) {
      return List.of();
    }
    State failure = spec.failure().get();
    Stream<Action> opened = taken.stream().filter(Step::opens).map(Step::action);
    boolean launches =
        position.action() == Action.NONE_YET && !isPending(position.state().orElseThrow());
    return Stream.concat(
            Stream.concat(Stream.of(position.action()), opened),
            launches ? Stream.of(Action.LAUNCH) : Stream.empty())
        .map(action -> Position.failed(failure, action))
        .toList();
  }

  /** What no row enters is written by somebody else, at any time. */
  private void walkFromStrays() {
    for (Optional<State> next = unreached(); next.isPresent(); next = unreached()) {
      State state = next.get();
      Set<State> sources = enteredFrom.getOrDefault(state, Set.of());
      if (sources.stream().noneMatch(reached::contains)) {
        strays.add(state);
      }
      walk(strays(List.of(state), action -> true).toList());
    }
  }

  /** The next state to start from: one that nothing enters, or that only rows in vain enter. */
  private Optional<State> unreached() {
    List<State> states = spec.states().stream().filter(state -> !reached.contains(state)).toList();
    return Stream.concat(
            Stream.concat(
                states.stream()
                    .filter(state -> enteredFrom.getOrDefault(state, Set.of()).isEmpty()),
                states.stream()
                    .filter(state -> enteredFrom.get(state).stream().anyMatch(reached::contains))),
            states.stream())
        .findFirst();
  }
}

package dev.lifecycle.runtime.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A model's state machine: its states with their stored names and its rows in declaration order.
 * Immutable; safe for use by many threads.
 *
 * @param <S> the model's states
 */
public final class TransitionTable<S extends Enum<S>> {

  private final String model;
  private final Map<S, String> storedNames;
  private final Map<String, S> states;
  private final S initial;
  private final Optional<S> failure;
  private final Set<String> pending;
  private final boolean readsMetadata;
  private final Map<String, TransitionRow<S>> rows;
  private final Map<S, List<TransitionRow<S>>> rowsFrom;

  private TransitionTable(Builder<S> built) {
    model = built.model;
    storedNames = Map.copyOf(built.storedNames);
    states = Map.copyOf(built.states);
    initial = built.initial.orElseThrow();
    failure = built.failure;
    pending =
        built.pending.stream()
            .flatMap(status -> synonyms(status).stream())
            .collect(Collectors.toUnmodifiableSet());
    readsMetadata = built.readsMetadata;
    rows = new LinkedHashMap<>();
    Map<S, List<TransitionRow<S>>> from = new HashMap<>();
    for (TransitionRow<S> row : built.rows) {
      rows.put(row.id(), row);
      row.sources().forEach(s -> from.computeIfAbsent(s, any -> new ArrayList<>()).add(row));
    }
    from.replaceAll((state, list) -> List.copyOf(list));
    rowsFrom = Map.copyOf(from);
  }

  /** The model's name, as records hold it. */
  public String model() {
    return model;
  }

  /** The state that a new node reaches by itself. */
  public S initial() {
    return initial;
  }

  /** The state that a failure enters, if the model declares one. */
  public Optional<S> failure() {
    return failure;
  }

  /** The stored statuses of a node that is not ready yet, earlier names of them too. */
  public Set<String> pending() {
    return pending;
  }

  /** Whether a method of the model may read an action's metadata, so that it must be kept. */
  public boolean readsMetadata() {
    return readsMetadata;
  }

  /** The state that this stored name, or an earlier one of it, stands for. */
  public Optional<S> state(String storedName) {
    return Optional.ofNullable(states.get(storedName));
  }

  /** Whether this stored name, which may be an earlier one, stands for that state. */
  public boolean standsFor(String storedName, S state) {
    return states.get(storedName) == state;
  }

  /** Every name that stands for a state, earlier ones too, in alphabetical order. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(states.keySet()));
  }

  /** The name that records hold for this state. */
  public String storedName(S state) {
    return storedNames.get(state);
  }

  /** This stored name and all others of the same state, earlier ones too. */
  public Set<String> synonyms(String storedName) {
    return state(storedName)
        .map(
            state ->
                states.entrySet().stream()
                    .filter(name -> name.getValue() == state)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of(storedName));
  }

  /** Every row, in declaration order. */
  public List<TransitionRow<S>> rows() {
    return List.copyOf(rows.values());
  }

  /** The row of this id, if the model (still) has it. */
  public Optional<TransitionRow<S>> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** The rows that leave this state, in declaration order. */
  public List<TransitionRow<S>> rowsFrom(S state) {
    return rowsFrom.getOrDefault(state, List.of());
  }

  /** Whether a node may move on from this state by itself. */
  public boolean mayContinue(S state) {
    return rowsFrom(state).stream().anyMatch(TransitionRow::completion);
  }

  /** After which rest in this state the first {@code timeout} row fires. */
  public Optional<Duration> firstTimeout(S state) {
    return rowsFrom(state).stream().flatMap(row -> row.timeout().stream()).min(Duration::compareTo);
  }

  /** The longest {@code timeout} of the state of this stored name that is over after this rest. */
  public Optional<Duration> lastTimeout(String storedName, Duration rest) {
    return state(storedName).stream()
        .flatMap(state -> rowsFrom(state).stream())
        .flatMap(row -> row.timeout().stream())
        .filter(timeout -> timeout.compareTo(rest) <= 0)
        .max(Duration::compareTo);
  }

  /** Starts the table of this model. */
  public static <S extends Enum<S>> Builder<S> named(String model) {
    return new Builder<>(model);
  }

  /** Collects a table; for generated code. Not thread-safe. */
  public static final class Builder<S extends Enum<S>> {

    private final String model;
    private final Map<S, String> storedNames = new HashMap<>();
    private final Map<String, S> states = new HashMap<>();
    private Optional<S> initial = Optional.empty();
    private Optional<S> failure = Optional.empty();
    private List<String> pending = List.of();
    private boolean readsMetadata;
    private final List<TransitionRow<S>> rows = new ArrayList<>();

    private Builder(String model) {
      this.model = model;
    }

    /** A state, its stored name, and earlier stored names. */
    public Builder<S> state(S state, String storedName, String... formerly) {
      storedNames.put(state, storedName);
      states.put(storedName, state);
      for (String earlier : formerly) {
        states.put(earlier, state);
      }
      return this;
    }

    /** The state that a new node reaches by itself. */
    public Builder<S> initial(S state) {
      initial = Optional.of(state);
      return this;
    }

    /** The state that a failure enters. */
    public Builder<S> failure(S state) {
      failure = Optional.of(state);
      return this;
    }

    /** The stored statuses of a node that is not ready yet. */
    public Builder<S> pending(String... statuses) {
      pending = List.of(statuses);
      return this;
    }

    /** A method of the model may read an action's metadata. */
    public Builder<S> readsMetadata() {
      readsMetadata = true;
      return this;
    }

    /** The next row. */
    public Builder<S> row(TransitionRow.Builder<S> row) {
      rows.add(row.build());
      return this;
    }

    /** The table. */
    public TransitionTable<S> build() {
      return new TransitionTable<>(this);
    }
  }
}

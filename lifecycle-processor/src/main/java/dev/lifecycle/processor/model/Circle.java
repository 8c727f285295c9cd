package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A way that a node goes again and again while its lifecycle action waits.
 *
 * @param way the positions on it; the last is the first
 * @param again the row on it that tries again
 * @param results what its commands come to; empty: it awaits none
 */
public record Circle(List<Position> way, Row again, Set<Results> results) {

  /** What becomes of a command. */
  public enum Results {
    /** No result ever comes. */
    NONE(Optional.empty()),
    /** It fails. */
    FAILURES(Optional.of(RuntimeTypes.COMMAND_FAILED)),
    /** It succeeds. */
    SUCCESSES(Optional.of(RuntimeTypes.COMMAND_SUCCEEDED));

    private final Optional<ClassName> event;

    Results(Optional<ClassName> event) {
      this.event = event;
    }

    boolean include(Cause cause) {
      return cause instanceof Cause.Happened happened && event.equals(Optional.of(happened.type()));
    }
  }

  /** The states on it. */
  Set<Optional<State>> states() {
    return states(way);
  }

  static Set<Optional<State>> states(Collection<Position> positions) {
    return positions.stream().map(Position::state).collect(Collectors.toSet());
  }
}

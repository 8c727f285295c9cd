package dev.lifecycle.runtime.report;

import java.util.List;
import java.util.Optional;

/**
 * What a dispatch answers. Immutable.
 *
 * @param node the instance's id, if the event has a node
 * @param from the stored state before, if there was a record
 * @param to the stored state after; absent when the record is gone
 * @param transitions the ids of the rows that were stored, in order
 * @param outcome how it ended
 * @param reason why an event was ignored, or what failed; no secrets
 */
public record Answer(
    Optional<String> node,
    Optional<String> from,
    Optional<String> to,
    List<String> transitions,
    Outcome outcome,
    Optional<String> reason) {

  /** Copies the list. */
  public Answer {
    transitions = List.copyOf(transitions);
  }

  /** The event concerns no node, or none that is ours. */
  public static Answer ignored(Optional<String> node, String reason) {
    return new Answer(
        node, Optional.empty(), Optional.empty(), List.of(), Outcome.IGNORED, Optional.of(reason));
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one dispatch did so far. Not thread-safe. */
final class Progress {

  private final String node;
  private final String from;
  private final List<String> transitions = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private boolean reopened;
  private boolean removed;
  private boolean completed;
  private boolean unhandled;
  private Optional<String> reason = Optional.empty();

  Progress(String node, String from) {
    this.node = node;
    this.from = from;
  }

  void stored(String transition) {
    transitions.add(transition);
  }

  void reopened() {
    reopened = true;
  }

  void failed(String error) {
    failure = Optional.of(error);
  }

  void removed() {
    removed = true;
  }

  void completed() {
    completed = true;
  }

  void unhandled(String why) {
    unhandled = true;
    reason = Optional.of(why);
  }

  void ignored(String why) {
    reason = Optional.of(why);
  }

  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Whether anything was stored that is gone on from: a transition, a failure, a reopening. */
  boolean hasStored() {
    return !transitions.isEmpty() || failure.isPresent() || reopened;
  }

  Answer answer(Optional<String> to) {
    return new Answer(
        Optional.of(node), Optional.of(from), to, transitions, outcome(), failure.or(() -> reason));
  }

  private Outcome outcome() {
    if (failure.isPresent()) {
      return Outcome.FAILED;
    }
    if (removed) {
      return Outcome.REMOVED;
    }
    if (!transitions.isEmpty()) {
      return Outcome.RESTING;
    }
    if (completed) {
      return Outcome.COMPLETED;
    }
    return unhandled ? Outcome.UNHANDLED : Outcome.IGNORED;
  }
}

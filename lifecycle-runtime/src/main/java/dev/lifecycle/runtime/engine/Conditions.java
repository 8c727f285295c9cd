package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.dispatch.Judgement.Guard;
import java.util.HashMap;
import java.util.Map;

/** Remembers what conditions said, so that each runs at most once between two stores. */
final class Conditions {

  private record Answer(boolean holds, Exception thrown) {}

  private final Map<String, Answer> answers = new HashMap<>();

  boolean test(String name, Guard guard) throws Exception {
    Answer known = answers.get(name);
    if (known == null) {
      known = ask(guard);
      answers.put(name, known);
    }
    if (known.thrown() != null) {
      throw known.thrown();
    }
    return known.holds();
  }

  /** A store changes what conditions see. */
  void forget() {
    answers.clear();
  }

  private static Answer ask(Guard guard) {
    try {
      return new Answer(guard.holds(), null);
    } catch (Exception thrown) {
      return new Answer(false, thrown);
    }
  }
}

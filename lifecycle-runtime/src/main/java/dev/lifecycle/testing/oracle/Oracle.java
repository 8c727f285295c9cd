package dev.lifecycle.testing.oracle;

import java.util.stream.Stream;

/**
 * Finds out whether a promise was kept. It looks at every step of a run, not only at its end, so
 * asking it at the end is as good as asking it after each step. Stateless and thread-safe.
 */
public interface Oracle {

  /** What it watches. */
  Promise promise();

  /** What of a run breaks the promise; each text says where. */
  <S extends Enum<S>> Stream<String> violations(Trace<S> trace);
}

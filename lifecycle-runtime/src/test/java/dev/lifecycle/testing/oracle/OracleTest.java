package dev.lifecycle.testing.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What oracles say of stories. */
abstract class OracleTest {

  static final String INTENT = Story.NODE + "/0/join";

  /** What the oracle of a promise says of a story. */
  static List<String> said(Promise promise, Story story) {
    return Stream.concat(Oracles.SAFETY.stream(), Oracles.LIVENESS.stream())
        .filter(oracle -> oracle.promise() == promise)
        .flatMap(oracle -> oracle.violations(story.trace()))
        .toList();
  }

  static void assertKept(Promise promise, Story story) {
    assertThat(said(promise, story)).as("of a good story").isEmpty();
  }

  static void assertBroken(Promise promise, Story story, String text) {
    assertThat(said(promise, story)).anyMatch(said -> said.contains(text));
  }
}

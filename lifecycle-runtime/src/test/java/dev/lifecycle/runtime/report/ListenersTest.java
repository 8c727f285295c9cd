package dev.lifecycle.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.LogLines;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listeners hear; they do not decide. */
class ListenersTest {

  private static final Duration LEFT = Duration.ofSeconds(30);
  private static final Answer ANSWER = Answer.ignored(Optional.of("i-1"), "a duplicate");

  private final List<String> heard = new ArrayList<>();

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("broken"),
        new IOException("broken"),
        new NoClassDefFoundError("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void oneThatThrowsIsLoggedAndKeepsNoOtherFromHearing(Throwable failure) {
    Listeners listeners =
        new Listeners(
            List.of(
                answer -> heard.add("first " + answer.outcome()),
                answer -> throwAny(failure),
                answer -> heard.add("last " + answer.outcome())));

    try (LogLines lines = new LogLines(Listeners.class)) {
      listeners.dispatched(ANSWER, LEFT);

      assertThat(lines.all())
          .containsExactly("WARN A dispatch listener threw; the dispatch stands");
      assertThat(lines.thrown()).containsExactly("broken");
    }
    assertThat(heard).containsExactly("first IGNORED", "last IGNORED");
  }

  @Test
  void aBrokenMachineIsNotHidden() {
    Listeners listeners =
        new Listeners(List.of(answer -> throwAny(new OutOfMemoryError("as it was told"))));

    assertThatThrownBy(() -> listeners.dispatched(ANSWER, LEFT))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void oneThatTakesItsTimeIsToldWhatIsLeft() {
    DispatchListener slow =
        new DispatchListener() {
          @Override
          public void dispatched(Answer answer) {
            heard.add("untimed");
          }

          @Override
          public void dispatched(Answer answer, Duration left) {
            heard.add(left.toString());
          }
        };

    new Listeners(List.of(slow)).dispatched(ANSWER, LEFT);

    assertThat(heard).containsExactly("PT30S");
  }

  /** Throws what a method need not declare in other languages of the JVM. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAny(Throwable failure) throws T {
    throw (T) failure;
  }
}

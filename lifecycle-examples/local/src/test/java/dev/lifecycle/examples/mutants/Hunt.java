package dev.lifecycle.examples.mutants;

import dev.lifecycle.examples.quickstart.Crowd;
import dev.lifecycle.examples.quickstart.Quickstart;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.RandomRuns;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Looks for a broken promise in a scope: {@code calm}; {@code silence}, in which the sweep is
 * needed; the name of a fault, which stands for it in each call, of a launch that comes late if so
 * prefixed; {@code kills}; {@code crowd}; {@code seeds}; {@code warnings}, which come twice; or
 * {@code failures} of each task. Its answer is the first case and what it broke; nothing if there
 * is none. Loaded together with a mutated runtime, so what goes in and out is text.
 */
public final class Hunt implements UnaryOperator<String> {

  private static final int SEEDS = 60;
  private static final String LATE = "late launch, ";

  @Override
  public String apply(String scope) {
    return switch (scope) {
      case "calm" -> broken("a calm walk", () -> Quickstart.matrix().calm()).orElse("");
      case "crowd" -> broken("a crowd", Crowd::check).orElse("");
      case "silence" -> broken("no news of commands", () -> Quickstart.silence().calm()).orElse("");
      case "kills" -> first(kills());
      case "seeds" -> first(seeds());
      case "warnings" -> each("warned twice", warnings());
      case "failures" -> each("nothing succeeds", failures());
      default ->
          first(
              scope.startsWith(LATE)
                  ? faults(Quickstart.lateLaunches(), scope.substring(LATE.length()))
                  : faults(Quickstart.matrix(), scope));
    };
  }

  private static Stream<Optional<String>> faults(CrashMatrix<?> matrix, String fault) {
    return matrix
        .cases()
        .filter(one -> one.name().endsWith(": " + fault))
        .map(one -> broken(one.name(), one::check));
  }

  private static Stream<Optional<String>> kills() {
    return Quickstart.killDelays().cases().map(one -> broken("killed: " + one.name(), one::check));
  }

  private static Stream<Optional<String>> seeds() {
    RandomRuns<?> runs = Quickstart.randomRuns();
    return LongStream.range(0, SEEDS)
        .mapToObj(seed -> broken("seed " + seed, () -> runs.run(seed)));
  }

  private static CrashMatrix<?> warnings() {
    return CrashMatrix.of(
            WarnedModelTransitions.TABLE, () -> new WarnedModelDispatcher(new WarnedModel()))
        .story(story -> story.deliverTwice().launch().spotInterruption().terminate());
  }

  private static CrashMatrix<?> failures() {
    return CrashMatrix.of(
            ThrowingModelTransitions.TABLE, () -> new ThrowingModelDispatcher(new ThrowingModel()))
        .story(story -> story.launch());
  }

  private static String each(String calm, CrashMatrix<?> matrix) {
    return broken(calm, () -> matrix.calm())
        .orElseGet(() -> first(matrix.cases().map(one -> broken(one.name(), one::check))));
  }

  private static String first(Stream<Optional<String>> results) {
    return results.flatMap(Optional::stream).findFirst().orElse("");
  }

  /** The case and the first promise that it breaks. */
  private static Optional<String> broken(String name, Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (AssertionError broken) {
      return Optional.of(
          name
              + " | "
              + String.valueOf(broken.getMessage())
                  .lines()
                  .map(String::strip)
                  .filter(line -> line.matches("[SL]\\d+: .*"))
                  .findFirst()
                  .orElse("no promise: " + broken.getMessage()));
    }
  }
}

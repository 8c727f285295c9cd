package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.quickstart.ClusterModel.State;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.KillDelays;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.Hook.Result;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A model that abandons every launch keeps each promise, so that the kit must look for it. */
class LaunchesThatNeverSucceedTest {

  /** What a model, or its test, may have wrong. */
  enum Mistake {
    A_TASK_THROWS(
        "IllegalStateException: no such cluster",
        () -> joining(() -> new IllegalStateException("no such cluster"))),
    A_FAKE_ASSERTS("AssertionError: not so", () -> joining(() -> new AssertionError("not so")));

    private final String why;
    private final Supplier<ClusterModelDispatcher> dispatchers;

    Mistake(String why, Supplier<ClusterModelDispatcher> dispatchers) {
      this.why = why;
      this.dispatchers = dispatchers;
    }

    private static ClusterModelDispatcher joining(Supplier<Throwable> thrown) {
      return new ClusterModelDispatcher(
          new ClusterModel() {
            @Override
            void join(Node node, Commands commands) {
              LaunchesThatNeverSucceedTest.<RuntimeException>fail(thrown.get());
            }
          });
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void fail(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static CrashMatrix<State> matrix(Mistake mistake) {
    return CrashMatrix.of(ClusterModelTransitions.TABLE, mistake.dispatchers);
  }

  @ParameterizedTest
  @EnumSource
  void noCasesAreMadeOfThem(Mistake mistake) {
    CrashMatrix<State> matrix = matrix(mistake);
    assertThatIllegalStateException()
        .isThrownBy(matrix::cases)
        .withMessageStartingWith("without any fault the launch fails: " + mistake.why)
        .withMessageEndingWith("; if that is meant, tell a story");
    assertThatIllegalStateException().isThrownBy(matrix::pairs);
    assertThatIllegalStateException().isThrownBy(matrix::schedules);
    assertThatIllegalStateException().isThrownBy(matrix::calm);
    assertThatIllegalStateException()
        .isThrownBy(matrix.among(world -> world.schedule("nightly", Duration.ofHours(24)))::cases);
    assertThatIllegalStateException()
        .isThrownBy(KillDelays.of(ClusterModelTransitions.TABLE, mistake.dispatchers)::cases)
        .withMessageContaining(mistake.why);
  }

  @ParameterizedTest
  @EnumSource
  void theFirstSeedThatLaunchesOneFails(Mistake mistake) {
    RandomRuns<State> runs = new RandomRuns<>(ClusterModelTransitions.TABLE, mistake.dispatchers);
    assertThatIllegalStateException()
        .isThrownBy(() -> LongStream.range(0, 10).forEach(runs::run))
        .withMessageMatching(
            "no launch of seed \\d succeeds, nor without any fault one of 10 runs: .*")
        .withMessageContaining(mistake.why)
        .withMessageEndingWith("put it into the world with among(..)");
  }

  @Test
  void noDispatcherIsSaidAtOnce() {
    assertThatNullPointerException()
        .isThrownBy(CrashMatrix.of(ClusterModelTransitions.TABLE, () -> null)::cases)
        .withMessage("the world's dispatcher is null");
    assertThatThrownBy(() -> new RandomRuns<>(ClusterModelTransitions.TABLE, () -> null).run(7))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("seed 7:")
        .hasMessageContaining("the world's dispatcher is null");
  }

  @Test
  void aStoryTellsThatALaunchIsToFail() {
    assertThat(
            matrix(Mistake.A_TASK_THROWS)
                .story(story -> story.launch().assertCompleted(Result.ABANDON))
                .cases())
        .isNotEmpty();
  }

  @Test
  void aLaunchWhoseCommandFailsInTheWorldIsMeant() {
    assertThat(Quickstart.matrix().among(Chaos.ending("join_cluster", Chaos.FAILED)).cases())
        .isNotEmpty();
  }
}

package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The quickstart keeps its promises whatever happens at once. */
class RandomRunsTest {

  private static final RandomRuns<?> RUNS = Quickstart.randomRuns();
  private static final CommandFilter EVERY =
      new CommandFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** As an oracle that is wrong would be: it takes what may happen for a fault. */
  private static void noSendIsLost(World world) {
    world.calls().made().stream()
        .filter(call -> call.name().equals("SSM SendCommand"))
        .filter(call -> call.fault().equals(Optional.of(Fault.LOST)))
        .findFirst()
        .ifPresent(
            call -> {
              throw new AssertionError("S0: a send was lost");
            });
  }

  @Test
  void aSeedThatFailsSaysWhichFewDrawsAreEnoughAndIsReplayedByThem() {
    RandomRuns<?> runs = RUNS.watched(RandomRunsTest::noSendIsLost);
    String message =
        LongStream.range(0, 2000)
            .mapToObj(seed -> failure(() -> runs.run(seed)))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();

    Matcher replay = Pattern.compile("replay\\((\\d+), (.*)\\)").matcher(message);
    assertThat(replay.find()).isTrue();
    long seed = Long.parseLong(replay.group(1));
    String[] draws = replay.group(2).replace("\"", "").split(", ");
    assertThat(message).startsWith("seed " + seed + ":").contains("S0: a send was lost");
    assertThat(message).containsPattern("call \\d+: SSM SendCommand, LOST");
    assertThat(draws).hasSizeLessThan(30);
    assertThat(failure(() -> runs.replay(seed, draws)).orElseThrow())
        .contains("S0: a send was lost");
    for (String one : draws) {
      String[] others = Stream.of(draws).filter(draw -> !draw.equals(one)).toArray(String[]::new);
      assertThat(failure(() -> runs.replay(seed, others))).as("without " + one).isEmpty();
    }
  }

  private static Optional<String> failure(Runnable run) {
    try {
      run.run();
      return Optional.empty();
    } catch (IllegalArgumentException goneAnotherWay) {
      return Optional.empty();
    } catch (AssertionError failed) {
      return Optional.ofNullable(failed.getMessage());
    }
  }

  @Test
  void whateverBreaksARunOffIsToldOfWithTheSeedAndItsCause() {
    IllegalStateException mistake = new IllegalStateException("a mistake of the test");
    RandomRuns<?> watched =
        RUNS.watched(
            world -> {
              throw mistake;
            });
    RandomRuns<?> among =
        RUNS.among(
            world -> {
              throw mistake;
            });
    RandomRuns<?> supplied =
        new RandomRuns<>(
            ClusterModelTransitions.TABLE,
            () -> {
              throw mistake;
            });
    for (RandomRuns<?> runs : List.of(watched, among, supplied)) {
      assertThatThrownBy(() -> runs.run(77))
          .isInstanceOf(AssertionError.class)
          .hasCause(mistake)
          .hasMessageStartingWith(
              "seed 77:\n  java.lang.IllegalStateException: a mistake of the test\n")
          .hasMessageContaining("replay(77)")
          .hasMessageEndingWith("nothing that was drawn");
      assertThatThrownBy(() -> runs.replay(77, "instance 1"))
          .isInstanceOf(AssertionError.class)
          .hasCause(mistake);
    }
  }

  @Test
  void whatAWatcherAssertsKeepsItsStack() {
    AssertionError asserted = new AssertionError();
    assertThatThrownBy(
            () ->
                RUNS.watched(
                        world -> {
                          throw asserted;
                        })
                    .run(77))
        .hasCause(asserted)
        .hasMessageStartingWith("seed 77:\n  java.lang.AssertionError\n");
  }

  @Test
  void commandsEndInEachWayThatThereIs() {
    Set<CommandStatus> reached = new HashSet<>();
    RandomRuns<?> runs =
        RUNS.watched(
            world ->
                world.runCommand().list(EVERY).stream()
                    .flatMap(command -> command.invocations().values().stream())
                    .forEach(reached::add));

    LongStream.range(0, 100).forEach(runs::run);

    assertThat(reached)
        .contains(
            CommandStatus.SUCCESS,
            CommandStatus.FAILED,
            CommandStatus.CANCELLED,
            CommandStatus.DELIVERY_TIMED_OUT,
            CommandStatus.EXECUTION_TIMED_OUT);
  }

  @Test
  void aReplaySaysWhatIsNeverDrawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RUNS.replay(1, "instance 1", "instnce 2", "call 99999"))
        .withMessage(
            "the run of seed 1 draws no instnce 2, no call 99999:"
                + " it is misspelt, or the run goes another way now");
  }

  @Test
  void aSeedMakesItsRunAgain() {
    for (long seed = 0; seed < 10; seed++) {
      assertThat(RUNS.trace(seed).calls()).isEqualTo(RUNS.trace(seed).calls());
    }
    assertThat(RUNS.trace(1).calls()).isNotEqualTo(RUNS.trace(2).calls());
  }
}

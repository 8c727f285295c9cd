package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.world.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The model comes through two workers at once, and through faults that were found once. */
class ClusterModelMatrixTest {

  private static final CrashMatrix<ClusterModel.State> MATRIX =
      CrashMatrix.of(
          ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()));

  @TestFactory
  Stream<DynamicTest> survivesTwoWorkersAtOnce() {
    return MATRIX
        .slice(500)
        .schedules()
        .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }

  @Test
  void aJoinWhoseAnswerIsLostIsNotSentTwice() {
    MATRIX.named("call 10, SSM SendCommand: LOST").check();
  }

  @Test
  void eachCaseIsFoundByItsName() {
    List<String> names =
        Stream.of(MATRIX.cases(), MATRIX.slice(2000).pairs(), MATRIX.slice(2000).schedules())
            .flatMap(cases -> cases.map(CrashMatrix.Case::name).limit(3))
            .toList();

    assertThat(names)
        .hasSize(9)
        .allSatisfy(name -> assertThat(MATRIX.named(name).name()).isEqualTo(name));
  }

  @Test
  void aNameOfNoCaseIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MATRIX.named("call 999, SSM SendCommand: LOST"))
        .withMessage(
            "no case is named 'call 999, SSM SendCommand: LOST': the walk makes other calls now");
  }

  @Test
  void aWalkOnWhichNothingHappensIsAnErrorAndNoTestThatCannotFail() {
    CrashMatrix<ClusterModel.State> nothing = MATRIX.along(world -> {});
    assertThatIllegalStateException()
        .isThrownBy(nothing::cases)
        .withMessage(
            "the walk changes no record, so nothing of the model can go wrong:"
                + " let an instance launch");
    assertThatIllegalStateException().isThrownBy(nothing::pairs);
    assertThatIllegalStateException().isThrownBy(nothing::schedules);
    assertThatIllegalStateException()
        .as("only the sweep's own calls")
        .isThrownBy(MATRIX.story(story -> story.after("10m"))::cases);
  }

  @Test
  void aTextThatIsNoCaseNameIsAnErrorAtOnce() {
    CrashMatrix<ClusterModel.State> neverGone =
        MATRIX.along(
            world -> {
              throw new AssertionError("nobody need go the walk for it");
            });
    for (String text :
        new String[] {
          null,
          "",
          "misspelt",
          "call 10, SSM SendCommand",
          "call 10, SSM SendCommand: LOSTT",
          "call 10, SSM SendCommand: LOST, then misspelt",
          "a switch before misspelt"
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> neverGone.named(text))
          .withMessage(
              "'"
                  + text
                  + "' is no name of a case: take it from the test that failed,"
                  + " for example 'call 10, SSM SendCommand: LOST'");
    }
  }

  @Test
  void aSliceIsOneCaseAtLeast() {
    CrashMatrix<ClusterModel.State> least = MATRIX.slice(Integer.MAX_VALUE);
    assertThat(least.cases()).hasSize(1);
    assertThat(least.pairs()).hasSize(1);
    assertThat(least.pairs(Fault.PAUSED, Fault.REFUSED)).hasSize(1);
    assertThat(least.schedules()).isNotEmpty();
  }

  @Test
  void aSliceIsAtMostTheWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MATRIX.slice(0))
        .withMessage("slice(0) is no part of the cases: 1 is all");
  }
}

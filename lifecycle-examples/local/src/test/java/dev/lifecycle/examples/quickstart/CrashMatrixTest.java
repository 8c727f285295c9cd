package dev.lifecycle.examples.quickstart;

import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.world.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The quickstart keeps its promises whatever call goes wrong. */
class CrashMatrixTest {

  private static final CrashMatrix<ClusterModel.State> MATRIX =
      CrashMatrix.of(
          ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()));

  @TestFactory
  Stream<DynamicTest> survivesEveryFault() {
    return MATRIX.cases().map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }

  @TestFactory
  Stream<DynamicTest> survivesTwoCrashes() {
    return MATRIX
        .pairs(Fault.CRASH_AFTER, Fault.CRASH_AFTER)
        .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }
}

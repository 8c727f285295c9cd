package dev.lifecycle.examples.quickstart;

import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.world.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The quickstart keeps its promises whatever call goes wrong. */
class CrashMatrixTest {

  private static final CrashMatrix<?> MATRIX = Quickstart.matrix();

  /** Of the pairs; {@code -Pchaos} runs them all. */
  private static final int ONE_OF = Math.min(4, Integer.getInteger("chaos.slice", 4));

  @TestFactory
  Stream<DynamicTest> survivesEveryFault() {
    return tests(MATRIX.cases());
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryFaultWhenTheLaunchComesAfterTheTermination() {
    return tests(Quickstart.lateLaunches().cases());
  }

  @TestFactory
  Stream<DynamicTest> survivesTwoCrashes() {
    return tests(MATRIX.slice(ONE_OF).pairs(Fault.CRASH_AFTER, Fault.CRASH_AFTER));
  }

  private static Stream<DynamicTest> tests(Stream<? extends CrashMatrix<?>.Case> cases) {
    return cases.map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }
}

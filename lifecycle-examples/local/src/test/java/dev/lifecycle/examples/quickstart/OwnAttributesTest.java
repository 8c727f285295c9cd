package dev.lifecycle.examples.quickstart;

import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.testing.CrashMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What attributes a model sets, how large they are and whether it removes them is its own. */
class OwnAttributesTest {

  private static final String LARGE = "x".repeat(3000);

  /** It fills its record when a node comes, and clears it when the node goes. */
  private static final class HoardingModel extends ClusterModel {

    @Override
    void announce(Node node, Run run) {
      if (run.transition().equals("leave")) {
        List.copyOf(node.attributes().keySet()).forEach(node::remove);
      }
    }

    @Override
    void join(Node node, Commands commands) {
      node.set("Rack", 7);
      node.set("Members", LARGE);
      super.join(node, commands);
    }
  }

  private static CrashMatrix<ClusterModel.State> matrix() {
    return CrashMatrix.of(
        ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new HoardingModel()));
  }

  @Test
  void theyAreStored() {
    matrix()
        .story(
            story ->
                story
                    .launch()
                    .commandSucceeds()
                    .assertAttribute("Rack", 7)
                    .assertAttribute("Members", LARGE)
                    .terminate()
                    .assertNoAttribute("Members"))
        .calm();
  }

  @TestFactory
  Stream<DynamicTest> theyAreTheModelsWhateverGoesWrong() {
    return matrix().slice(10).cases().map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }
}

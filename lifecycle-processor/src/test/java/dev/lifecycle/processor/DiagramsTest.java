package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The two diagrams say the same. */
class DiagramsTest {

  private static final GeneratedFiles QUICKSTART = GeneratedFiles.ofQuickstart();

  private static final GeneratedFiles ODD =
      GeneratedFiles.ofModel(
          """
          @Lifecycle(states = Model.State.class, initial = "*/ $T \\"a\\"\\\\")
          class Model {
            enum State { @Stored("*/ $T \\"a\\"\\\\") A, STATE, @Stored("<b>&amp;") C }

            @Transition(name = "go; --> [*]: %d \\\\", source = "*/ $T \\"a\\"\\\\", dest = "state", on = CommandFinished.class)
            void go() {}

            @Transition(source = "state", dest = Transition.STAY, on = SpotInterruption.class)
            void stay() {}

            @Transition(source = Transition.ANY, dest = Transition.STAY, on = RebalanceRecommended.class)
            void stayAnywhere() {}

            @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class)
            void removed() {}
          }
          """);

  @Test
  void statesAreRecognisableByWhatTheyAre() {
    assertThat(QUICKSTART.text("states.mmd"))
        .contains("[*] --> finished_cloud_init\n", "left --> [*] : / remove, completes\n")
        .contains("class finished_cloud_init initial\n", "class join_cluster,leaving waiting\n")
        .contains("class ready,failed resting\n", "class failure failing\n");
    assertThat(QUICKSTART.text("states.dot"))
        .contains("\"JOIN_CLUSTER\" [label=\"join_cluster\", style=\"rounded,filled,dashed\"")
        .contains("\"*start\" -> \"FINISHED_CLOUD_INIT\"", "\"LEFT\" -> \"*removed\"");
  }

  @Test
  void triggersGuardsAndTimeoutsAreOnTheArrows() {
    assertThat(QUICKSTART.text("states.mmd"))
        .contains("joined_cluster --> dns_updated : [not hasDnsName]<br/>/ skipDns\n")
        .contains("leaving --> left : CommandFinished / left<br/>after 10m<br/>/ leaveTimedOut\n");
  }

  @Test
  void aRowFromAnyStateIsOneArrow() {
    assertThat(QUICKSTART.text("states.mmd"))
        .containsOnlyOnce("InstanceTerminating")
        .contains("any_state --> leaving : InstanceTerminating");
    assertThat(QUICKSTART.text("states.dot"))
        .containsOnlyOnce("InstanceTerminating")
        .contains("\"*any\" -> \"LEAVING\"");
  }

  @Test
  void namesAreDrawnWhateverIsInThem() {
    assertThat(ODD.text("states.mmd"))
        .contains("state \"#42;/ #36;T #34;a#34;#92;\" as S1\n", "state \"state\" as S2\n")
        .contains("state \"#60;b#62;#38;amp#59;\" as S3\n")
        .contains("/ go#59; --#62; [#42;]#58; #37;d #92;\n")
        .contains("S2 --> S2 : SpotInterruption / stay\n")
        .contains("any_state --> any_state : RebalanceRecommended<br/>/ stayAnywhere\n")
        .contains("any_state --> [*] : InstanceTerminating<br/>/ removed\n");
    assertThat(ODD.text("states.dot"))
        .contains("\"A\" [label=\"*/ $T \\\"a\\\"\\\\\"", "\"C\" [label=\"<b>&amp;amp;\"");
  }

  @Test
  void graphvizDrawsThem() throws Exception {
    assumeTrue(hasGraphviz(), "Graphviz is not installed");

    assertThat(drawn(ODD.text("states.dot"))).contains("<svg", "*/ $T &quot;a&quot;\\");
    assertThat(drawn(QUICKSTART.text("states.dot")))
        .contains("join_cluster", "any state", "removed");
  }

  private static boolean hasGraphviz() throws InterruptedException {
    try {
      return new ProcessBuilder("dot", "-V").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static String drawn(String dot) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("dot", "-Tsvg").redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(dot.getBytes(StandardCharsets.UTF_8));
    }
    String output;
    try (InputStream out = process.getInputStream()) {
      output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}

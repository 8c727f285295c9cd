package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.jr.stree.JrsObject;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the quickstart's function prints while one instance joins and another one fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionLogTest {

  private static final String GOOD = "i-0a000001";
  private static final String BROKEN = "i-0b000002";

  private DeployedStage stage;
  private final List<JrsValue> lines = new ArrayList<>();

  @BeforeAll
  void run() throws Exception {
    stage =
        new DeployedStage(
            Packages.quickstart(), Packages.QUICKSTART_HANDLER, Map.of("LIFECYCLE_HOOKS", ""));
    for (String instance : List.of(GOOD, BROKEN)) {
      stage.aws().runCommand().register(instance);
      stage.launch(instance, "10.0.0.1", "{}");
      if (instance.equals(BROKEN)) {
        stage.fail("join_cluster.sh");
      }
      stage.deliverAll();
    }
    assertThat(stage.errors()).isEmpty();
    stage.end().stream().map(Json::read).forEach(lines::add);
  }

  @AfterAll
  void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void everyLineIsOneObjectWithLevelLoggerAndMessage() {
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line).isInstanceOf(JrsObject.class);
              assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
              assertThat(line.path("loggerName").asText()).startsWith("dev.lifecycle.");
              assertThat(line.path("formattedMessage").asText()).isNotEmpty();
            });
  }

  @Test
  void aTaskOfTheModelLogsUnderItsRow() {
    assertThat(mdc(line("join of " + GOOD)))
        .containsOnly(
            entry("request", "request-1"),
            entry("node", GOOD),
            entry("event", "InstanceLaunching"),
            entry("transition", "join"));
  }

  @Test
  void eachRowOfAChainLogsUnderItsOwnName() {
    List<String> ids = List.of("join", "joined", "skipDns", "complete", "ready");

    assertThat(lines)
        .filteredOn(line -> line.path("formattedMessage").asText().startsWith(GOOD + ": "))
        .extracting(line -> mdc(line).get("transition"))
        .containsExactlyElementsOf(ids);
  }

  @Test
  void whatConcernsNoNodeLogsNone() {
    assertThat(mdc(line("LIFECYCLE_HOOKS is not set"))).isEmpty();
  }

  @Test
  void aFailureOutsideOfARowLogsNoTransition() {
    assertThat(mdc(failure()))
        .containsOnlyKeys("request", "node", "event")
        .contains(entry("node", BROKEN), entry("event", "CommandFailed"));
  }

  @Test
  void aStackTraceIsInsideItsLine() {
    JrsValue thrown = failure().path("throwable");

    assertThat(thrown.path("message").asText()).isEqualTo("the command ended with Failed");
    assertThat(thrown.path("stepArray").size()).isPositive();
  }

  private JrsValue failure() {
    return line(BROKEN + ": command failed in join_cluster");
  }

  private JrsValue line(String start) {
    List<JrsValue> found =
        lines.stream()
            .filter(line -> line.path("formattedMessage").asText().startsWith(start))
            .toList();
    assertThat(found).as(start).hasSize(1);
    return found.get(0);
  }

  private static Map<String, String> mdc(JrsValue line) {
    Map<String, String> keys = new HashMap<>();
    if (line.path("mdc") instanceof JrsObject mdc) {
      mdc.fields().forEachRemaining(key -> keys.put(key.getKey(), key.getValue().asText()));
    }
    return keys;
  }
}

package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import software.amazon.event.ruler.Ruler;

/** AWS's own matcher lets through what a model handles, and nothing else. */
class EventPatternTest {

  private static final Path PAYLOADS =
      Path.of("../lifecycle-runtime/src/test/resources/events/payloads");

  private static final Set<String> ACTIONS =
      Set.of("InstanceLaunching", "InstanceTerminating", "InstanceReturning");

  private static final String HEALTH =
      """
      {"id": "1", "source": "aws.health", "detail-type": "%s", "time": "2026-11-23T10:15:02Z",
       "detail": {"status": "Success"}}
      """;

  /** Models, and the events that they must be sent. */
  enum Kind {
    ACTIONS_ONLY(
        """
        @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
        void join() {}
        """),
    NOTHING(""),
    COMMANDS(
        """
        @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
        void join(Commands commands) {}
        """,
        "CommandSucceeded",
        "CommandFailed"),
    RESULTS_OF_NO_COMMAND(
        """
        @Transition(source = "a", dest = "b", on = CommandFinished.class)
        void joined() {}
        """),
    SPOT(
        """
        @Transition(source = "a", dest = "b", on = {SpotInterruption.class, RebalanceRecommended.class})
        void drain() {}
        """,
        "SpotInterruption",
        "RebalanceRecommended"),
    STATES(
        """
        @Transition(source = "a", dest = "b", on = InstanceStateChanged.class)
        void changed() {}
        """,
        "InstanceStateChanged"),
    RESULTS(
        """
        @Transition(source = "a", dest = "b", on = ScalingResult.class)
        void scaled() {}
        """,
        "ScalingResult"),
    EVERYTHING(
        """
        @Transition(source = "a", dest = "b", on = LifecycleEvent.class)
        void any(Commands commands) {}
        """,
        "CommandSucceeded",
        "CommandFailed",
        "SpotInterruption",
        "RebalanceRecommended",
        "InstanceStateChanged",
        "ScalingResult");

    private final GeneratedFiles files;
    private final Set<String> handled;

    Kind(String members, String... handled) {
      this.files = GeneratedFiles.of(members);
      this.handled =
          Stream.concat(ACTIONS.stream(), Arrays.stream(handled)).collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsThroughWhatTheModelHandlesAndNothingElse(Kind kind) throws Exception {
    for (Fixture fixture : fixtures()) {
      assertThat(matches(kind.files, fixture, fixture.group(), fixture.hook()))
          .as(fixture.file())
          .isEqualTo(kind.handled.contains(fixture.event()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsThroughNothingOfOtherGroupsAndHooks(Kind kind) throws Exception {
    for (Fixture fixture : fixtures()) {
      if (!fixture.hook().isEmpty()) {
        assertThat(matches(kind.files, fixture, fixture.group(), "another"))
            .as(fixture.file())
            .isFalse();
      }
      if (!fixture.group().isEmpty()) {
        assertThat(matches(kind.files, fixture, "another", fixture.hook()))
            .as(fixture.file())
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Success",
        "Failed",
        "TimedOut",
        "Canceled",
        "Cancelled",
        "Delivery Timed Out",
        "Execution Timed Out",
        "Undeliverable",
        "Terminated",
        "Rate Exceeded",
        "AccessDenied"
      })
  void letsThroughFinalStatuses(String status) throws Exception {
    assertThat(matchesStatus(status)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "InProgress", "In Progress", "Delayed", "Cancelling"})
  void keepsBackWhatIsNotFinal(String status) throws Exception {
    assertThat(matchesStatus(status)).isFalse();
  }

  @Test
  void ofTheEventsWithoutATypeLetsThroughThoseThatARowNames() throws Exception {
    GeneratedFiles files =
        GeneratedFiles.of(
            """
            @Transition(source = "a", dest = "b", on = OtherEvent.class,
                eventSource = "aws.health", detailType = "AWS Health Event")
            void drain() {}
            """);

    assertThat(matches(files, HEALTH.formatted("AWS Health Event"), "", "")).isTrue();
    assertThat(matches(files, HEALTH.formatted("Another"), "", "")).isFalse();
    assertThat(matches(Kind.EVERYTHING.files, HEALTH.formatted("AWS Health Event"), "", ""))
        .isFalse();
  }

  private static boolean matchesStatus(String status) throws Exception {
    String event = Files.readString(PAYLOADS.resolve("ssm-command-status-pending.json"));
    assertThat(event).contains("\"Pending\"");
    return matches(Kind.COMMANDS.files, event.replace("\"Pending\"", '"' + status + '"'), "", "");
  }

  private static boolean matches(GeneratedFiles files, Fixture fixture, String group, String hook)
      throws Exception {
    return matches(files, Files.readString(PAYLOADS.resolve(fixture.file())), group, hook);
  }

  /** Deployed for this group and this hook. */
  private static boolean matches(GeneratedFiles files, String event, String group, String hook)
      throws Exception {
    String pattern =
        files
            .text("event-pattern.json")
            .replace("${GroupName}", group)
            .replace("${LaunchHookName}", hook)
            .replace("${TerminateHookName}", hook);
    assertThat(pattern).doesNotContain("${");
    return Ruler.matchesRule(event, pattern);
  }

  /**
   * An event as EventBridge sends it.
   *
   * @param event its type; empty if it is none
   */
  private record Fixture(String file, String event, String group, String hook) {}

  private static List<Fixture> fixtures() throws IOException {
    List<Fixture> fixtures =
        Files.readAllLines(PAYLOADS.resolve("index.csv")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(", *", -1))
            .filter(line -> isEvent(line[0]))
            .map(line -> fixture(line[0], line[2].strip()))
            .toList();
    assertThat(fixtures).hasSizeGreaterThan(30);
    return fixtures;
  }

  private static boolean isEvent(String file) {
    return read(file) instanceof Map<?, ?> fields && fields.containsKey("source");
  }

  private static Fixture fixture(String file, String event) {
    Map<?, ?> fields = (Map<?, ?>) read(file);
    Map<?, ?> detail = fields.get("detail") instanceof Map<?, ?> object ? object : Map.of();
    return new Fixture(
        file, event, text(detail, "AutoScalingGroupName"), text(detail, "LifecycleHookName"));
  }

  private static String text(Map<?, ?> fields, String name) {
    return fields.containsKey(name) ? fields.get(name).toString() : "";
  }

  private static Object read(String file) {
    try {
      return new Yaml().load(Files.readString(PAYLOADS.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.LogLines;
import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.BadEventException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample payload goes through the whole function, with marks where secrets are: what is no
 * event has no effect, and no mark is ever said.
 */
class PayloadsTest extends QuickstartStage {

  private static final Path PAYLOADS =
      Path.of("../../lifecycle-runtime/src/test/resources/events/payloads");
  private static final String MARK = "s3cret-0f-the-test";
  private static final Set<String> WITHOUT_EFFECT = Set.of("DROP", "BAD", "OTHER", "NONE");

  record Sample(String file, String outcome) {}

  static Stream<Sample> samples() throws IOException {
    return Files.readAllLines(PAYLOADS.resolve("index.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(",\\s*"))
        .map(fields -> new Sample(fields[0], fields[1]));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void haveTheirOutcomeAndKeepTheirSecrets(Sample sample) throws IOException {
    String payload = marked(Files.readString(PAYLOADS.resolve(sample.file())));
    String said;
    List<String> calls;
    try (LogLines log = new LogLines()) {
      StringWriter words = new StringWriter();
      calls = stage.callsOf(() -> deliver(payload, sample, new PrintWriter(words, true)));
      said = words + String.join("\n", log.whole());
    }

    assertThat(said).doesNotContain(MARK);
    if (WITHOUT_EFFECT.contains(sample.outcome())) {
      assertThat(calls).isSubsetOf("DynamoDB UpdateItem: ConditionalCheckFailedException");
    }
  }

  private void deliver(String payload, Sample sample, PrintWriter words) {
    try {
      words.println(stage.deliver(payload).answer());
      assertThat(sample.outcome()).isNotEqualTo("BAD");
    } catch (BadEventException bad) {
      bad.printStackTrace(words);
      assertThat(sample.outcome()).isIn("BAD", "NONE");
    } catch (RetryableException | CallFailedException later) {
      later.printStackTrace(words);
      assertThat(sample.outcome()).isEqualTo("EVENT");
    }
  }

  /** Marks tokens, metadata and command parameters, however deep in strings they stand. */
  private static String marked(String payload) {
    String field =
        "((?:LifecycleActionToken|NotificationMetadata|parameters)\\\\*\"\\s*:\\s*\\\\*\")";
    return payload.replaceAll(field, "$1" + MARK);
  }
}

package dev.lifecycle.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every payload that AWS is known to send, and some that it is not: what comes of each. */
class PayloadsTest {

  private static final Path PAYLOADS = Path.of("src/test/resources/events/payloads");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "/events/payloads/index.csv",
      ignoreLeadingAndTrailingWhitespace = true)
  void comesOut(String file, String outcome, String events) throws IOException {
    byte[] payload = Files.readAllBytes(PAYLOADS.resolve(file));
    switch (outcome) {
      case "EVENT", "OTHER" -> {
        assertThat(decoded(payload)).allMatch(Decoded.Event.class::isInstance);
        assertThat(eventsOf(decoded(payload))).isEqualTo(events);
      }
      case "DROP" -> assertThat(decoded(payload)).allMatch(Decoded.Dropped.class::isInstance);
      case "PARTIAL" -> assertThat(eventsOf(readable(payload))).isEqualTo(events);
      case "BAD", "NONE" ->
          assertThatThrownBy(() -> decoded(payload)).isInstanceOf(BadEventException.class);
      default -> throw new IllegalArgumentException(outcome);
    }
  }

  @Test
  void theIndexListsEveryFile() throws IOException {
    try (Stream<Path> files = Files.list(PAYLOADS);
        Stream<String> index = Files.lines(PAYLOADS.resolve("index.csv"))) {
      assertThat(index.filter(line -> !line.startsWith("#")).map(line -> line.split(",")[0]))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json"))
                  .toList());
    }
  }

  private static List<Decoded> decoded(byte[] payload) {
    return Fixture.decoded(new EventDecoder(new Json()).decode(payload));
  }

  /** Of a batch what can be read. */
  private static List<Decoded> readable(byte[] payload) {
    List<Decoded> readable = new ArrayList<>();
    for (Message message : Fixture.messages(new EventDecoder(new Json()).decode(payload))) {
      try {
        readable.add(message.decode());
      } catch (BadEventException bad) {
        assertThat(bad).hasMessageStartingWith("Records[");
      }
    }
    return readable;
  }

  private static String eventsOf(List<Decoded> decoded) {
    return decoded.stream()
        .filter(Decoded.Event.class::isInstance)
        .map(event -> ((Decoded.Event) event).event().getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }
}

package dev.lifecycle.examples.local.stage;

import com.fasterxml.jackson.jr.stree.JrsString;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * An event as EventBridge has it: a sample payload, of a stage's group and hooks if it is of any,
 * or one that differs from it in one field.
 *
 * @param name the payload's file, and what differs
 */
public record Sample(String name, String text) {

  private static final Path PAYLOADS =
      Path.of("../../lifecycle-runtime/src/test/resources/events/payloads");

  private static final Map<String, List<String>> OTHER_VALUES =
      new TreeMap<>(
          Map.of(
              "source",
              List.of("my.own", "aws.health"),
              "detail-type",
              List.of("Another", "EC2 Instance Launch Successful"),
              "AutoScalingGroupName",
              List.of("another", ""),
              "LifecycleHookName",
              List.of(Stage.LAUNCH_HOOK, Stage.TERMINATE_HOOK, "another", ""),
              "LifecycleTransition",
              List.of("autoscaling:EC2_INSTANCE_REPLACING", "autoscaling:TEST_NOTIFICATION"),
              "EC2InstanceId",
              List.of("mi-0123456789abcdef0"),
              "command-id",
              List.of("11111111-2222-3333-4444-555555555555"),
              "status",
              List.of(
                  "Success",
                  "Failed",
                  "TimedOut",
                  "Cancelled",
                  "Undeliverable",
                  "Execution Timed Out",
                  "Pending",
                  "InProgress",
                  "In Progress",
                  "Delayed",
                  "Cancelling")));

  /** Every sample payload in EventBridge's form, and what differs from it in one field. */
  public static List<Sample> all() {
    try (Stream<Path> files = Files.list(PAYLOADS)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted(Comparator.comparing(Path::getFileName))
          .flatMap(file -> of(file).stream())
          .flatMap(sample -> Stream.concat(Stream.of(sample), sample.varied()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Sample> of(Path file) {
    String text = read(file);
    if (!(Json.read(text).path("source") instanceof JrsString)) {
      return Optional.empty();
    }
    String hook = text.contains("_TERMINATING") ? Stage.TERMINATE_HOOK : Stage.LAUNCH_HOOK;
    return Optional.of(
        new Sample(
            file.getFileName().toString(),
            with(with(text, "AutoScalingGroupName", Stage.GROUP), "LifecycleHookName", hook)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The instance that the event names, if it names one. */
  public Optional<String> instance() {
    JrsValue detail = Json.read(text).path("detail");
    return Stream.of("EC2InstanceId", "instance-id")
        .map(field -> detail.path(field).asText())
        .filter(id -> id != null && id.startsWith("i-"))
        .findFirst();
  }

  /** A command's events are told by its id: none of them is of another type. */
  private Stream<Sample> varied() {
    return OTHER_VALUES.entrySet().stream()
        .filter(field -> !(field.getKey().equals("detail-type") && text.contains("command-id")))
        .flatMap(field -> field.getValue().stream().map(value -> varied(field.getKey(), value)))
        .filter(varied -> !varied.text().equals(text));
  }

  private Sample varied(String field, String value) {
    return new Sample(name + " with the " + field + " '" + value + "'", with(text, field, value));
  }

  private static String with(String text, String field, String value) {
    return text.replaceFirst(
        "(\"" + field + "\"\\s*:\\s*)\"[^\"]*\"",
        "$1" + Matcher.quoteReplacement("\"" + value + "\""));
  }

  @Override
  public String toString() {
    return name;
  }
}

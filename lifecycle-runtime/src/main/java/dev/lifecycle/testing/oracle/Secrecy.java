package dev.lifecycle.testing.oracle;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.runtime.store.Attributes;
import dev.lifecycle.testing.aws.Json;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * No line of the log names a token, a command's text, metadata or an attribute of the user's; and
 * no record has metadata that its model does not read.
 */
final class Secrecy implements Oracle {

  /** What is shorter may stand in a line by chance. */
  private static final int SHORTEST = 6;

  @Override
  public Promise promise() {
    return Promise.S15;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(kept(trace), trace.log().isEmpty() ? Stream.empty() : logged(trace));
  }

  private static Stream<String> kept(Trace<?> trace) {
    return trace
        .steps()
        .filter(step -> metadata(step).isPresent() && !trace.table().readsMetadata())
        .map(step -> step.node() + " has metadata that its model does not read");
  }

  private static Stream<String> logged(Trace<?> trace) {
    Set<String> secrets = secrets(trace).collect(Collectors.toSet());
    secrets.removeAll(told(trace));
    return trace.log().stream()
        .flatMap(
            line ->
                secrets.stream()
                    .filter(line::contains)
                    .map(
                        secret ->
                            "a secret of %d letters is logged: %s"
                                .formatted(secret.length(), line.lines().findFirst().orElse(""))));
  }

  private static Stream<String> secrets(Trace<?> trace) {
    return Stream.of(
            trace.steps().flatMap(step -> step.after().token().stream()),
            trace.steps().flatMap(step -> metadata(step).stream()).flatMap(Secrecy::values),
            trace.steps().flatMap(step -> own(step.after())),
            trace.commands().stream().flatMap(command -> command.script().lines()))
        .flatMap(texts -> texts);
  }

  private static Optional<String> metadata(Step step) {
    return step.after().of("Action", "metadata");
  }

  /** The metadata as they are, and each of their values. */
  private static Stream<String> values(String metadata) {
    if (!DeadLetters.isReadable(metadata)) {
      return Stream.of(metadata);
    }
    JrsValue object = Json.read(metadata);
    Iterable<String> names = object::fieldNames;
    return Stream.concat(
        Stream.of(metadata),
        StreamSupport.stream(names.spliterator(), false)
            .map(object::get)
            .filter(TreeNode::isValueNode)
            .map(JrsValue::asText)
            .filter(value -> value.length() >= SHORTEST));
  }

  private static Stream<String> own(Snapshot snapshot) {
    return snapshot.version().item().keySet().stream()
        .filter(name -> !Attributes.isReserved(name))
        .flatMap(name -> snapshot.text(name).stream())
        .filter(value -> value.length() >= SHORTEST);
  }

  /** What may be told of a node: its id, type, state and ip. */
  private static Set<String> told(Trace<?> trace) {
    return Stream.concat(
            trace.nodes(),
            trace
                .steps()
                .flatMap(
                    step ->
                        Stream.of("ItemType", "ItemStatus", "InstanceIp")
                            .flatMap(name -> step.after().text(name).stream())))
        .collect(Collectors.toSet());
  }
}

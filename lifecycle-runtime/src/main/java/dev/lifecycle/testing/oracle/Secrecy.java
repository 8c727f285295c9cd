package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.World;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** No line of the log names a token, a command's text, metadata or an attribute of the user's. */
final class Secrecy implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S15;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    if (trace.log().isEmpty()) {
      return Stream.empty();
    }
    Set<String> secrets = secrets(trace).collect(Collectors.toSet());
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
            trace.steps().flatMap(step -> step.after().of("Action", "metadata").stream()),
            trace.steps().flatMap(step -> own(step.after())),
            trace.commands().stream().flatMap(command -> command.script().lines()))
        .flatMap(texts -> texts);
  }

  private static Stream<String> own(Snapshot snapshot) {
    return Stream.ofNullable(snapshot.version().item().get(World.OWN_ATTRIBUTE))
        .map(AttributeValue::s);
  }
}

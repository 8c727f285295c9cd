package dev.lifecycle.testing.oracle;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Json;
import java.util.stream.Stream;

/**
 * Only what cannot be read becomes a dead letter, or a launch whose instance never wrote its
 * record, or an event of a node that is {@link Stuck}.
 */
final class DeadLetters implements Oracle {

  @Override
  public Promise promise() {
    return Promise.L3;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace.messages().dead().stream()
        .filter(body -> isReadable(body) && !awaitsRecord(trace, body))
        .filter(body -> !Stuck.isBehind(trace, body))
        .map(letter -> "a dead letter: " + letter);
  }

  /** A launch is repeated until there is a record. */
  static boolean awaitsRecord(Trace<?> trace, String body) {
    JrsValue node = Json.read(body).path("detail").path("EC2InstanceId");
    return body.contains("EC2_INSTANCE_LAUNCHING") && !trace.last(node.asText()).exists();
  }

  static boolean isReadable(String body) {
    try {
      return Json.read(body).isObject();
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}

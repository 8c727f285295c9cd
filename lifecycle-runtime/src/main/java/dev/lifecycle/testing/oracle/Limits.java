package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.store.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requests stay inside the limits of their services, and records inside ours. */
final class Limits implements Oracle {

  private static final int LONGEST_COMMENT = 100;
  private static final int LARGEST_RECORD = 2048;

  @Override
  public Promise promise() {
    return Promise.S14;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(
        trace
            .calls("SSM SendCommand")
            .filter(call -> call.detail().length() > LONGEST_COMMENT)
            .map(call -> "the comment of call %d is too long".formatted(call.number())),
        trace
            .steps()
            .filter(step -> size(step.after()) > LARGEST_RECORD)
            .map(step -> "%s has a record of %d bytes".formatted(step.node(), size(step.after()))));
  }

  /** Without the user's own attributes and the metadata. */
  private static int size(Snapshot snapshot) {
    return snapshot.version().item().entrySet().stream()
        .filter(attribute -> Attributes.isReserved(attribute.getKey()))
        .mapToInt(attribute -> bytes(attribute.getKey()) + size(attribute.getValue()))
        .sum();
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case M ->
          3
              + value.m().entrySet().stream()
                  .filter(field -> !field.getKey().equals("metadata"))
                  .mapToInt(
                      (Map.Entry<String, AttributeValue> f) ->
                          1 + bytes(f.getKey()) + size(f.getValue()))
                  .sum();
      case L -> 3 + value.l().stream().mapToInt(element -> 1 + size(element)).sum();
      case S -> bytes(value.s());
      case N -> value.n().length() / 2 + 2;
      default -> 1;
    };
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

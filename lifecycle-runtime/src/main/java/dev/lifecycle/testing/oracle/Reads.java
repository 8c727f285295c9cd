package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.client.DynamoDbOfWorld;
import dev.lifecycle.testing.world.AwsCall;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whoever could not read a record does not take it for absent, and nothing is decided on a read
 * that may be behind.
 */
final class Reads implements Oracle {

  private static final Set<String> DECIDING =
      Set.of(Completions.CALL, "SSM SendCommand", "DynamoDB DeleteItem");

  @Override
  public Promise promise() {
    return Promise.S19;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(
        trace.calls().stream()
            .filter(call -> call.detail().equals(DynamoDbOfWorld.EVENTUAL))
            .map(call -> "call %d, %s, may be behind".formatted(call.number(), call.name())),
        trace.calls().stream().filter(Reads::failed).flatMap(call -> actedOn(trace, call)));
  }

  private static boolean reads(AwsCall call) {
    return Trace.claims(call) || call.name().equals("DynamoDB GetItem");
  }

  private static boolean failed(AwsCall call) {
    return call.fault()
            .filter(
                fault ->
                    switch (fault) {
                      case THROTTLED, BROKEN, BROKEN_AFTER, LOST, DELAYED, REFUSED -> true;
                      default -> false;
                    })
            .isPresent()
        && reads(call);
  }

  private static Stream<String> actedOn(Trace<?> trace, AwsCall failed) {
    return trace
        .callsBeside(failed)
        .filter(call -> call.number() > failed.number())
        .filter(call -> Trace.node(call).equals(failed.subject()))
        .takeWhile(call -> !reads(call))
        .filter(call -> DECIDING.contains(call.name()))
        .map(
            call ->
                "%s: call %d, %s, follows a read that failed"
                    .formatted(failed.subject(), call.number(), call.name()));
  }
}

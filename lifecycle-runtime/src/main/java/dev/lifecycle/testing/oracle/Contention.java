package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Queue;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invocations that want the same record let one another through: none asks for it in a busy loop,
 * and no message is delivered again and again.
 */
final class Contention implements Oracle {

  // Of an invocation's 60 s: the first at 0.25 s, then the longer the more often, up to 4 s.
  private static final int MOST_CLAIMS = 40;
  private static final int MOST_RECEIVES = 20;

  @Override
  public Promise promise() {
    return Promise.L2;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    Map<String, Long> refused =
        trace.calls().stream()
            .filter(call -> Trace.claims(call))
            .filter(call -> call.refusal().equals(Optional.of(AwsCall.CONDITION_FAILED)))
            .collect(
                Collectors.groupingBy(
                    call -> "invocation %d for %s".formatted(call.invocation(), call.subject()),
                    Collectors.counting()));
    return Stream.of(
            refused.entrySet().stream()
                .filter(who -> who.getValue() > MOST_CLAIMS)
                .map(who -> "%s claims %d times".formatted(who.getKey(), who.getValue())),
            trace.messages().handled().stream()
                .filter(message -> message.receives() > MOST_RECEIVES)
                .filter(message -> !Stuck.isBehind(trace, message.body()))
                .filter(message -> !isHeard(trace, message))
                .mapToInt(Queue.Handled::receives)
                .mapToObj("a message was handled only when it was received %d times"::formatted),
            trace.messages().waiting().stream()
                .filter(body -> !body.contains("lifecycle-sweep"))
                .filter(DeadLetters::isReadable)
                .filter(body -> !DeadLetters.awaitsRecord(trace, body))
                .map(body -> "a message is still waiting: " + body))
        .flatMap(texts -> texts);
  }

  /**
   * Whether each delivery got the record: a task asked to be tried again, and nobody was in the
   * way.
   */
  private static boolean isHeard(Trace<?> trace, Queue.Handled message) {
    return Stuck.node(trace, message.body())
        .filter(
            node ->
                trace.calls().stream()
                        .filter(call -> Trace.claims(call) && call.subject().equals(node))
                        .filter(call -> call.refusal().isEmpty())
                        .filter(call -> !call.at().isAfter(message.at()))
                        .count()
                    >= message.receives())
        .isPresent();
  }
}

package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** In which order the events of one token come, and how often, does not matter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderOfEventsTest {

  private static final Duration BOOT = Duration.ofSeconds(3);
  private static final Duration APART = Duration.ofSeconds(5);

  /** All are there, and whoever was killed holds the record no more. */
  private static final Duration LATE = Duration.ofSeconds(70);

  /** What was received before is received again, and finds nothing to do. */
  private static final Duration UNTIL_ALL_IS_OVER = Duration.ofMinutes(5);

  /** A lifecycle action, and how its command ends. */
  private enum Token {
    LAUNCH("EC2_INSTANCE_LAUNCHING", "join_cluster", "Success"),
    LAUNCH_THAT_FAILS("EC2_INSTANCE_LAUNCHING", "join_cluster", "Failed"),
    TERMINATION("EC2_INSTANCE_TERMINATING", "leave_cluster", "Success"),
    TERMINATION_THAT_FAILS("EC2_INSTANCE_TERMINATING", "leave_cluster", "Failed");

    private final String program;
    private final String status;

    /** What its events hold. */
    private final List<List<String>> events;

    Token(String action, String program, String status) {
      this.program = program;
      this.status = status;
      events =
          List.of(
              List.of(action),
              List.of("Command Status-change", "InProgress"),
              List.of("Invocation Status-change", "InProgress"),
              List.of("Command Status-change", status),
              List.of("Invocation Status-change", status));
    }

    private boolean fails() {
      return status.equals("Failed");
    }

    private boolean isTermination() {
      return this == TERMINATION || this == TERMINATION_THAT_FAILS;
    }

    private int kind(String event) {
      return IntStream.range(0, events.size())
          .filter(kind -> events.get(kind).stream().allMatch(event::contains))
          .findFirst()
          .orElseThrow(() -> new AssertionError("an event of no kind: " + event));
    }
  }

  /**
   * How a node ended.
   *
   * @param status empty: it has no record
   * @param sent the intents of its commands, as often as they were sent
   */
  private record End(Optional<String> status, List<String> results, List<String> sent) {}

  /** How it ends if each event comes once, as soon as it can. */
  private final Map<Token, End> inTheirOrder =
      Stream.of(Token.values())
          .collect(Collectors.toMap(token -> token, token -> run(token, world -> {})));

  static Stream<Arguments> orders() {
    return Stream.of(Token.values())
        .flatMap(
            token ->
                permutations(List.of(0, 1, 2, 3, 4)).stream()
                    .map(order -> Arguments.of(token, order)));
  }

  private static List<List<Integer>> permutations(List<Integer> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Integer first : items) {
      List<Integer> rest = items.stream().filter(item -> !item.equals(first)).toList();
      permutations(rest)
          .forEach(more -> all.add(Stream.concat(Stream.of(first), more.stream()).toList()));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void eachEventComesOnceInItsOrder(Token token) {
    End end = inTheirOrder.get(token);

    assertThat(end.status())
        .isEqualTo(
            token.isTermination()
                ? Optional.empty()
                : Optional.of(token.fails() ? "failed" : "ready"));
    assertThat(end.results())
        .isEqualTo(
            token.isTermination()
                ? List.of("CONTINUE", "CONTINUE")
                : List.of(token.fails() ? "ABANDON" : "CONTINUE"));
    assertThat(end.sent())
        .hasSize(token.isTermination() ? 2 : 1)
        .last()
        .asString()
        .endsWith(token.isTermination() ? "/leave" : "/join");
  }

  /** The action's event comes at once, or there is no command; and again in its place. */
  @ParameterizedTest
  @MethodSource("orders")
  void everyOrderEndsTheSame(Token token, List<Integer> order) {
    assertThat(run(token, world -> inOrder(world, token, order)))
        .isEqualTo(inTheirOrder.get(token));
  }

  /** Whoever got the action's event sent the command and was killed, so that any may come first. */
  @ParameterizedTest
  @MethodSource("orders")
  void everyOrderEndsTheSameWhereNothingIsStored(Token token, List<Integer> order) {
    End end =
        run(
            token,
            world -> {
              inOrder(world, token, order);
              killTheSender(world);
            });

    assertThat(end).isEqualTo(inTheirOrder.get(token));
  }

  private static End run(Token token, Consumer<World> trouble) {
    try (World world = Quickstart.world(1)) {
      world.programs(
          (instance, command) ->
              new Machine.Ending(
                  Duration.ofSeconds(1),
                  token.fails() && command.script().contains(token.program) ? 1 : 0));
      if (token.isTermination()) {
        world.launch(Quickstart.NODE, BOOT);
        world.pass(UNTIL_ALL_IS_OVER);
        trouble.accept(world);
        world.group().terminate(Quickstart.NODE);
      } else {
        trouble.accept(world);
        world.launch(Quickstart.NODE, BOOT);
      }
      world.pass(UNTIL_ALL_IS_OVER);
      assertThat(world.queue().isEmpty()).isTrue();
      return new End(
          Optional.ofNullable(world.items().get(Quickstart.NODE).get("ItemStatus"))
              .map(AttributeValue::s),
          world.group().results().stream().map(HookResult::result).map(Enum::name).toList(),
          sends(world).map(AwsCall::detail).toList());
    }
  }

  private static void inOrder(World world, Token token, List<Integer> order) {
    Instant start = world.time().instant().plus(LATE);
    world.deliveries(
        event -> {
          int kind = token.kind(event);
          Instant due = start.plus(APART.multipliedBy(order.indexOf(kind)));
          Duration later = Duration.between(world.time().instant(), due);
          return kind == 0 ? List.of(Duration.ZERO, later) : List.of(later);
        });
  }

  private static void killTheSender(World world) {
    long before = sends(world).count();
    world
        .calls()
        .plan(
            (number, service, action) ->
                action.equals("SendCommand") && sends(world).count() == before
                    ? Optional.of(Fault.CRASH_AFTER)
                    : Optional.empty());
  }

  private static Stream<AwsCall> sends(World world) {
    return world.calls().made().stream().filter(call -> call.name().equals("SSM SendCommand"));
  }
}

package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In which order the events of one token come, and how often, does not matter. */
class OrderOfEventsTest {

  /** The events after the first: what they hold, of their time. */
  private static final List<List<String>> LATER =
      List.of(
          List.of("EC2_INSTANCE_LAUNCHING"),
          List.of("Command Status-change", "InProgress"),
          List.of("Invocation Status-change", "InProgress"),
          List.of("Command Status-change", "Success"),
          List.of("Invocation Status-change", "Success"));

  private static final Duration UNTIL_ALL_ARE_THERE = Duration.ofSeconds(20);
  private static final Duration APART = Duration.ofSeconds(5);

  /** How a launch ended. */
  private record End(String status, List<String> results, Set<String> intents) {}

  static Stream<List<Integer>> orders() {
    return permutations(List.of(0, 1, 2, 3, 4)).stream();
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
  @MethodSource("orders")
  void everyOrderEndsTheSame(List<Integer> order) {
    End end = launchWith(order);

    assertThat(end.status()).isEqualTo("ready");
    assertThat(end.results()).containsExactly("CONTINUE");
    assertThat(end.intents())
        .singleElement()
        .satisfies(intent -> assertThat(intent).matches(Quickstart.NODE + "/0-[0-9a-f]{12}/join"));
  }

  private static End launchWith(List<Integer> order) {
    try (World world = Quickstart.world(1)) {
      Instant start = world.time().instant().plus(UNTIL_ALL_ARE_THERE);
      world.deliveries(
          event -> {
            int kind = kind(event);
            Instant due = start.plus(APART.multipliedBy(order.indexOf(kind)));
            Duration later = Duration.between(world.time().instant(), due);
            return kind == 0 ? List.of(Duration.ZERO, later) : List.of(later);
          });
      world.launch(Quickstart.NODE, Duration.ofSeconds(3));
      world.pass(Duration.ofSeconds(90));
      assertThat(world.queue().isEmpty()).isTrue();
      return new End(
          world.items().get(Quickstart.NODE).get("ItemStatus").s(),
          world.group().results().stream().map(HookResult::result).map(Enum::name).toList(),
          world.calls().made().stream()
              .filter(call -> call.name().equals("SSM SendCommand"))
              .map(AwsCall::detail)
              .collect(Collectors.toSet()));
    }
  }

  private static int kind(String event) {
    for (int kind = 0; kind < LATER.size(); kind++) {
      if (LATER.get(kind).stream().allMatch(event::contains)) {
        return kind;
      }
    }
    throw new AssertionError("an event of no kind: " + event);
  }
}

package dev.lifecycle.examples.quickstart;

import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Instances that come and go at the same time, and what each of them would do alone. */
public final class Crowd {

  private static final List<String> NODES =
      IntStream.rangeClosed(1, 6).mapToObj("i-%08x"::formatted).toList();

  private Crowd() {}

  /**
   * Each goes the way that it would go alone.
   *
   * @throws AssertionError if one does not
   */
  public static void check() {
    List<String> alone = paths(NODES.subList(0, 1)).get(NODES.get(0));
    paths(NODES)
        .forEach(
            (node, path) -> {
              if (!path.equals(alone)) {
                throw new AssertionError(
                    "S10: among others %s went by %s, alone by %s".formatted(node, path, alone));
              }
            });
  }

  private static Map<String, List<String>> paths(List<String> nodes) {
    try (World world = Quickstart.world(1)) {
      world.invocations().delays(turn -> Duration.ofMillis(turn * 37 % 150));
      nodes.forEach(node -> world.launch(node, Duration.ofSeconds(3)));
      world.pass(Duration.ofMinutes(10));
      nodes.stream()
          .filter(world.group().instances()::containsKey)
          .forEach(world.group()::terminate);
      world.pass(Duration.ofMinutes(10));
      return nodes.stream().collect(Collectors.toMap(node -> node, node -> path(world, node)));
    }
  }

  /** The states in order; the last is the empty string once the record is gone. */
  private static List<String> path(World world, String node) {
    List<String> states =
        world.items().history(node).stream()
            .map(item -> item.getOrDefault("ItemStatus", AttributeValue.fromS("")).s())
            .toList();
    return IntStream.range(0, states.size())
        .filter(i -> i == 0 || !states.get(i).equals(states.get(i - 1)))
        .mapToObj(states::get)
        .toList();
  }
}

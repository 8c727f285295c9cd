package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook.Result;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.aws.HookResult.Cause;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The quickstart's deployment package in Lambda's runtime, 32 threads on one handler object, every
 * event more than once and in no order: what the table's stream, the group and Run Command saw.
 */
class ManyThreadsTest {

  private static final int THREADS = 32;
  private static final Duration LONGEST = Duration.ofMinutes(20);

  /** {@code -Pchaos} has 2,000. */
  private static final int NODES = Integer.getInteger("chaos.nodes", 40);

  @Test
  void manyNodesEachHaveOneHistory() throws Exception {
    try (CrowdedStage stage = stage(event -> 2)) {
      List<String> nodes = IntStream.range(0, NODES).mapToObj("i-%08x"::formatted).toList();
      long start = System.nanoTime();
      nodes.forEach(node -> stage.launch(node, node.endsWith("3")));
      stage.awaitTheEnd(LONGEST);
      report(stage, start);
      allIsWell(stage, nodes);
    }
  }

  @Test
  void manyThreadsOnOneNodeMakeProgress() throws Exception {
    try (CrowdedStage stage = stage(event -> THREADS)) {
      long start = System.nanoTime();
      stage.launch("i-0a0000000000000a1", false);
      stage.awaitTheEnd(LONGEST);
      report(stage, start);
      allIsWell(stage, List.of("i-0a0000000000000a1"));
    }
  }

  private static CrowdedStage stage(ToIntFunction<String> copies) throws Exception {
    return new CrowdedStage(Packages.quickstart(), Packages.QUICKSTART_HANDLER, THREADS, copies, 1);
  }

  private static void report(CrowdedStage stage, long start) {
    System.out.printf(
        "%d events handled by %d threads in %d ms, %d failures, %d writes, %d other calls%n",
        stage.events().answered(),
        THREADS,
        Duration.ofNanos(System.nanoTime() - start).toMillis(),
        stage.events().failures().values().stream().mapToInt(Integer::intValue).sum(),
        stage.chains().changes(),
        stage.aws().calls().all().size());
  }

  private static void allIsWell(CrowdedStage stage, List<String> nodes) {
    assertThat(stage.chains().violations()).isEmpty();
    assertThat(stage.chains().records()).isEmpty();
    assertThat(stage.events().givenUp()).isEmpty();

    List<HookResult> results = stage.aws().autoScaling().results();
    assertThat(results)
        .filteredOn(result -> result.direction() == Direction.TERMINATING)
        .as("each termination was let go, once, by us")
        .allMatch(r -> r.result() == Result.CONTINUE && r.cause() == Cause.CALL)
        .extracting(HookResult::instance)
        .containsExactlyInAnyOrderElementsOf(nodes);
    assertThat(results)
        .filteredOn(result -> result.direction() == Direction.LAUNCHING)
        .as("each launch was let into service, once, by us, unless a termination came before")
        .allMatch(
            r ->
                r.cause() == Cause.OVERTAKEN
                    || r.result() == Result.CONTINUE && r.cause() == Cause.CALL)
        .extracting(HookResult::instance)
        .containsExactlyInAnyOrderElementsOf(nodes);
    assertThat(stage.aws().calls().of("Auto Scaling", "CompleteLifecycleAction"))
        .filteredOn(call -> call.refusal().isEmpty())
        .as("no action was completed more than once, and none otherwise than it was decided")
        .hasSize((int) results.stream().filter(r -> r.cause() == Cause.CALL).count())
        .extracting(Call::detail)
        .containsOnly("CONTINUE");

    List<Command> commands = stage.aws().runCommand().list(CommandFilter.ALL);
    assertThat(commands)
        .as("each intent was sent once")
        .extracting(Command::comment)
        .doesNotHaveDuplicates();
    assertThat(commands)
        .filteredOn(command -> command.script().contains("leave_cluster.sh"))
        .flatExtracting(command -> command.invocations().keySet())
        .containsExactlyInAnyOrderElementsOf(nodes);
  }
}

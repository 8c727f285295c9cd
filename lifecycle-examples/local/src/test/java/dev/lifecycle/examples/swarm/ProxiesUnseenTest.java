package dev.lifecycle.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.world.TaskRun;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A guard has seen proxies, and its task sees none: they go, and an index may be behind. */
class ProxiesUnseenTest {

  private static final RandomRuns<SwarmState> RUNS = SwarmInWorld.chaos().runs();

  @Test
  void noTerminationFailsForThat() {
    List<TaskRun> reloads =
        LongStream.range(0, 30)
            .boxed()
            .flatMap(seed -> RUNS.trace(seed).tasks().stream())
            .filter(run -> run.row().equals("reloadProxies"))
            .toList();

    assertThat(reloads).anyMatch(run -> threw(run, RetryLater.class));
    assertThat(reloads).noneMatch(run -> threw(run, IllegalArgumentException.class));
  }

  private static boolean threw(TaskRun run, Class<? extends Throwable> type) {
    return run.threw().filter(type::isInstance).isPresent();
  }
}

package dev.lifecycle.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.world.TaskRun;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A guard has seen a proxy, and its task sees none: it may go between the two. */
class ProxiesUnseenTest {

  private static final String NODE = "i-0a0000000000000a1";

  private final World world = SwarmInWorld.world();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void noTerminationFailsForThat() {
    world.launch(NODE, Duration.ofSeconds(3));
    world.pass(Duration.ofMinutes(1));
    AtomicInteger queries = new AtomicInteger();
    world
        .calls()
        .plan(
            (number, service, action) -> {
              if (action.equals("Query") && queries.incrementAndGet() == 2) {
                proxyGoes();
              }
              return Optional.empty();
            });

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(10));

    assertThat(world.tasks())
        .filteredOn(run -> run.row().equals("reloadProxies"))
        .extracting(TaskRun::threw)
        .singleElement()
        .satisfies(thrown -> assertThat(thrown).get().isInstanceOf(RetryLater.class));
    assertThat(world.tasks())
        .extracting(TaskRun::row)
        .containsSubsequence("reloadProxies", "noProxies", "leave", "left");
    assertThat(world.group().results())
        .last()
        .satisfies(
            result -> {
              assertThat(result.result()).isEqualTo(Hook.Result.CONTINUE);
              assertThat(result.cause()).isEqualTo(HookResult.Cause.CALL);
            });
  }

  private void proxyGoes() {
    Map<String, AttributeValue> proxy = new HashMap<>(world.items().get(SwarmInWorld.PROXY));
    proxy.put("ItemStatus", AttributeValue.fromS("leaving"));
    world.items().put(proxy);
  }
}

package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A calm world: nothing goes wrong. */
class WorldTest {

  private static final String NODE = "i-0a0000000000000a1";

  @Test
  void anInstanceComesAndGoes() {
    try (World world = world(1)) {
      world.launch(NODE, Duration.ofSeconds(3));
      world.pass(Duration.ofMinutes(2));
      assertThat(world.items().get(NODE).get("ItemStatus").s()).isEqualTo("ready");
      assertThat(world.group().instances()).containsEntry(NODE, "InService");

      world.group().terminate(NODE);
      world.pass(Duration.ofMinutes(5));

      assertThat(world.items().get(NODE)).isEmpty();
      assertThat(world.calls().made())
          .filteredOn(call -> call.name().equals("SSM SendCommand"))
          .extracting(AwsCall::subject)
          .containsExactly(NODE, NODE);
      Oracles<ClusterModel.State> oracles = new Oracles<>(ClusterModelTransitions.TABLE, world);
      assertThat(oracles.safety()).isEmpty();
      assertThat(oracles.liveness()).isEmpty();
    }
  }

  static World world(long seed) {
    return new World(
        ClusterModelTransitions.TABLE, new ClusterModelDispatcher(new ClusterModel()), seed);
  }
}

package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Random run 763 of the swarm: a result whose row asks to be tried again came so often, as several
 * messages, that the sweep never looked at its node, and its timeout did not fire.
 */
class Rule14RepeatsTest {

  private static final String NODE = "i-0a0000000000000a1";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {
      throw new RetryLater("the cluster elects");
    }

    @Transition(source = "joining", dest = "broken", timeout = "45m")
    void joinTimedOut() {}
  }

  private final World world =
      new World(
          Rule14RepeatsTest_ModelTransitions.TABLE,
          new Rule14RepeatsTest_ModelDispatcher(new Model()),
          1);

  /** Some message of the result comes every 25 seconds at least, as long as the queue has them. */
  @BeforeEach
  void resultsComeOften() {
    List<Duration> often =
        List.of(
            Duration.ZERO, Duration.ofSeconds(25), Duration.ofSeconds(50), Duration.ofSeconds(75));
    world.deliveries(
        event -> event.contains("\"status\":\"Success\"") ? often : List.of(Duration.ZERO));
    world.launch(NODE, Duration.ofSeconds(3));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Map<String, AttributeValue> item() {
    return world.items().get(NODE);
  }

  @Test
  void theTimeoutFiresAllTheSame() {
    world.pass(Duration.ofMinutes(47));

    assertThat(item().get("ItemStatus").s()).isEqualTo("broken");
    world.pass(Duration.ofMinutes(5));
    assertThat(world.queue().deadLetters()).isEmpty();
    assertThat(new Oracles<>(Rule14RepeatsTest_ModelTransitions.TABLE, world).safety()).isEmpty();
  }
}

package dev.lifecycle.examples.quickstart;

import static dev.lifecycle.examples.quickstart.Quickstart.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an instance in the world around its function. */
class WorldTest {

  private static final Duration BOOT = Duration.ofSeconds(3);

  private final World world = Quickstart.world(1);

  @AfterEach
  void close() {
    world.close();
  }

  private String status() {
    return world.items().get(NODE).get("ItemStatus").s();
  }

  private void assertPromisesKept() {
    Oracles<ClusterModel.State> oracles = new Oracles<>(ClusterModelTransitions.TABLE, world);
    assertThat(oracles.safety()).isEmpty();
    assertThat(oracles.liveness()).isEmpty();
  }

  @Test
  void anInstanceComesAndGoes() {
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(2));
    assertThat(status()).isEqualTo("ready");
    assertThat(world.group().instances()).containsEntry(NODE, "InService");

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(5));

    assertThat(world.items().get(NODE)).isEmpty();
    assertThat(world.calls().made())
        .filteredOn(call -> call.name().equals("SSM SendCommand"))
        .extracting(AwsCall::subject)
        .containsExactly(NODE, NODE);
    assertPromisesKept();
  }

  @Test
  void tenWorkersOnOneNodeMakeProgress() {
    world.deliveries(event -> Collections.nCopies(10, Duration.ZERO));
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(5));

    assertThat(status()).isEqualTo("ready");
    assertThat(world.queue().handled()).extracting(Queue.Handled::receives).containsOnly(1);
    assertPromisesKept();
  }

  @Test
  void aMessageThatCannotBeReadEndsAsADeadLetterAndHoldsUpNothing() {
    world.put("not JSON", Duration.ZERO);
    world.launch(NODE, BOOT);
    world.pass(Queue.VISIBILITY.multipliedBy(Queue.MOST_RECEIVES).minusSeconds(1));
    assertThat(world.queue().deadLetters()).isEmpty();

    world.pass(Queue.VISIBILITY);

    assertThat(world.queue().deadLetters()).containsExactly("not JSON");
    assertThat(status()).isEqualTo("ready");
    assertPromisesKept();
  }

  @Test
  void aMessageThatIsVisibleTooSoonRunsTwiceAtATime() {
    world.queue().visibility(() -> Duration.ofSeconds(1));
    world.invocations().delays(turn -> Duration.ofMillis(400));
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(10));

    assertThat(world.queue().handled()).extracting(Queue.Handled::receives).anyMatch(n -> n > 1);
    assertThat(status()).isEqualTo("ready");
    assertPromisesKept();
  }

  @Test
  void anInstanceThatDiesWhileItLaunchesLeavesNothingOpen() {
    world.programs((instance, command) -> new Machine.Ending(Duration.ofMinutes(5), 0));
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(1));
    assertThat(status()).isEqualTo("join_cluster");
    world.group().die(NODE);
    world.pass(Duration.ofMinutes(20));

    assertThat(world.items().get(NODE)).doesNotContainKeys("Command", "Pending", "NextLook");
    assertPromisesKept();
  }

  @Test
  void aWriteThatArrivesAfterAnotherInvocationTookOverChangesNothing() {
    long store =
        numberOf("DynamoDB TransactWriteItems"); // of the calm walk: joins, with its command
    world.calls().plan(FaultPlan.at(store, Fault.DELAYED));
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(10));

    assertThat(status()).isEqualTo("ready");
    assertThat(world.items().versions(NODE)).noneMatch(version -> version.stamp().call() == store);
    assertPromisesKept();
  }

  /** Random run 1403: a failure is a transition too, and what follows it takes time. */
  @Test
  void aFailureThatIsStoredInTheLastSecondsIsLeftThereForTheNextInvocation() {
    Machine fails = (instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 1);
    long failure;
    try (World calm = Quickstart.world(1)) {
      calm.programs(fails);
      calm.launch(NODE, BOOT);
      calm.pass(Duration.ofMinutes(2));
      failure =
          calm.items().versions(NODE).stream()
              .filter(version -> version.item().get("ItemStatus").s().equals("failure"))
              .findFirst()
              .orElseThrow()
              .stamp()
              .call();
    }
    world.programs(fails);
    world.invocations().delays(turn -> Duration.ofSeconds(turn == failure ? 51 : 0));
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(5));

    assertThat(status()).isEqualTo("failed");
    assertThat(world.group().instances()).isEmpty();
    assertPromisesKept();
  }

  /** Random run 2598: events tell the second only, so that their times do not say who was first. */
  @Test
  void aReturnThatComesAfterTheTerminationOfTheSameSecondIsIgnored() {
    world.launchIntoPool(NODE, BOOT);
    world.pass(Duration.ofMinutes(2));
    world.deliveries(
        event -> List.of(event.contains("\"WarmPool\"}") ? Duration.ofSeconds(5) : Duration.ZERO));
    world.group().takeFromPool(NODE);
    world.pass(Duration.ofMinutes(2));
    world.programs((instance, command) -> new Machine.Ending(Duration.ofMinutes(1), 0));
    world.group().returnToPool(NODE);
    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(10));

    assertThat(world.group().instances()).isEmpty();
    assertThat(world.items().get(NODE)).isEmpty();
    assertPromisesKept();
  }

  private static long numberOf(String call) {
    try (World calm = Quickstart.world(1)) {
      calm.launch(NODE, BOOT);
      calm.pass(Duration.ofMinutes(2));
      return calm.calls().made().stream()
          .filter(made -> made.name().equals(call))
          .findFirst()
          .orElseThrow()
          .number();
    }
  }

  @Test
  void aCommandWhoseEventsAreLostIsFoundByTheSweep() {
    world.deliveries(event -> event.contains("aws.ssm") ? List.of() : List.of(Duration.ZERO));
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(12));

    assertThat(status()).isEqualTo("ready");
    assertPromisesKept();
  }

  @Test
  void clocksThatAreApartDoNotMatter() {
    Duration minute = Duration.ofMinutes(1);
    world
        .invocations()
        .clocks(
            (invocation, age) -> minute.multipliedBy(invocation % 5 - 2), minute.multipliedBy(4));
    world.deliveries(event -> Collections.nCopies(3, Duration.ZERO));
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(15));
    assertThat(status()).isEqualTo("ready");
    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(15));

    assertThat(world.items().get(NODE)).isEmpty();
    assertPromisesKept();
  }
}

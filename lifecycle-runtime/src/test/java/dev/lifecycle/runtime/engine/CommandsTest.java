package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.action.CommandRequest;
import dev.lifecycle.runtime.action.Sending;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command is sent once, is found again, and its result counts once. */
class CommandsTest {

  private static final String NODE = CommandWorld.NODE;
  private static final String OTHER = "i-0fedcba0987654321";
  private static final String THIRD = "i-00000000000000003";
  private static final String SECRET = "s3cret";

  private final CommandWorld world = new CommandWorld();

  @BeforeEach
  void joiningAsksForACommand() {
    world.model.on("join", asked -> asked.run("/bin/join", SECRET));
  }

  @Test
  void aCommandIsSentToItsNodeAfterItsIntentIsStored() {
    world.deliver(world.launch());

    assertThat(world.log)
        .containsExactly("claim", "write started with intent", "send c0", "write joining");
    CommandRequest sent = world.commands.sent().get(0);
    assertThat(sent.command()).isEqualTo(Command.program("/bin/join", SECRET));
    assertThat(sent.instances()).containsExactly(NODE);
    assertThat(sent.comment()).matches(NODE + "/0-[0-9a-f]{12}/join");
    assertThat(sent.delivery().plus(sent.execution())).isLessThan(Duration.ofMinutes(10));
    assertThat(world.store.command("c0").orElseThrow().targets()).isEqualTo(1);
    assertThat(world.store.everStored().toString()).doesNotContain("/bin/join", SECRET);
  }

  @Test
  void ofOneTargetWhicheverEventComesFirstCounts() {
    world.deliver(world.launch());

    assertThat(world.deliver(world.succeeded("c0", Optional.of(NODE))).transitions())
        .containsExactly("joined");
    assertThat(world.deliver(world.succeeded("c0", Optional.empty())).outcome())
        .isEqualTo(Outcome.IGNORED);
  }

  @Test
  void ofOneTargetTheCommandsEventCountsToo() {
    world.deliver(world.launch());

    assertThat(world.deliver(world.succeeded("c0", Optional.empty())).transitions())
        .containsExactly("joined");
    assertThat(world.deliver(world.succeeded("c0", Optional.of(NODE))).outcome())
        .isEqualTo(Outcome.IGNORED);
  }

  @Test
  void ofSeveralTargetsOnlyTheCommandsEventCounts() {
    world.model.on("join", asked -> asked.run(onOthers()));
    world.deliver(world.launch());
    world.log.clear();

    Answer one = world.deliver(world.succeeded("c0", Optional.of(OTHER)));
    Answer failed = world.deliver(world.failed("c0", Optional.of(THIRD)));

    assertThat(one.outcome()).isEqualTo(Outcome.IGNORED);
    assertThat(one.node()).contains(NODE);
    assertThat(one.reason().orElseThrow()).contains("one target's result");
    assertThat(failed.outcome()).isEqualTo(Outcome.IGNORED);
    assertThat(world.log).isEmpty();
    assertThat(world.deliver(world.succeeded("c0", Optional.empty())).transitions())
        .containsExactly("joined");
  }

  @Test
  void aCommandOfSeveralTargetsFailsAsAWhole() {
    world.model.on("join", asked -> asked.run(onOthers()));
    world.deliver(world.launch());

    assertThat(world.deliver(world.failed("c0", Optional.empty())).outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(world.log).doesNotContain("cancel c0");
  }

  @Test
  void aLostRegistrationIsMadeGoodByTheCommandsEventOnly() {
    world.model.on("join", asked -> asked.run(onOthers()));
    world.commands.loseAnswers(true);
    world.retried(world.launch());
    world.log.clear();

    assertThat(world.deliver(world.succeeded("c0", Optional.of(OTHER))).outcome())
        .isEqualTo(Outcome.IGNORED);
    assertThat(world.log).isEmpty();

    assertThat(world.deliver(world.succeeded("c0", Optional.empty())).transitions())
        .containsExactly("join", "joined");
    assertThat(world.store.command("c0").orElseThrow().targets()).isEqualTo(2);
    assertThat(world.commands.sent()).hasSize(1);
    assertThat(world.log).doesNotContain("cancel c0");
  }

  @Test
  void aCommandOnOtherNodesIsFoundThereAndResumesThisOne() {
    world.model.on("join", asked -> asked.run(onOthers()));
    world.commands.loseAnswers(true);
    world.retried(world.launch());
    world.commands.loseAnswers(false);
    world.model.on("join", asked -> asked.run(Command.program("/bin/join").on(node(THIRD))));

    world.deliver(world.rebalance());

    assertThat(world.commands.sent()).hasSize(1);
    assertThat(world.commands.sent().get(0).instances()).containsExactly(OTHER, THIRD);
    assertThat(world.stored().status()).isEqualTo("joining");
    assertThat(world.store.command("c0").orElseThrow().node()).isEqualTo(NODE);
    assertThat(world.store.command("c0").orElseThrow().targets()).isEqualTo(2);
  }

  @Test
  void aCommandThatIsSentAgainIsLookedForWhereItWentThen() {
    world.model.on("join", asked -> asked.run(Command.program("/bin/join").on(node(OTHER))));
    world.commands.refuse(new Sending.NotYet("no agent"));
    world.retried(world.launch());
    world.model.on("join", asked -> asked.run(Command.program("/bin/join").on(node(THIRD))));
    world.commands.refuseNoMore();
    world.commands.loseAnswers(true);
    world.retried(world.rebalance());
    world.commands.loseAnswers(false);

    world.deliver(world.rebalance());

    assertThat(world.commands.sent()).hasSize(1);
    assertThat(world.stored().command().orElseThrow().commandId()).contains("c0");
  }

  @Test
  void twoIntentsOfOneRowShareNoComment() {
    world.model.on("leave", asked -> asked.run("/bin/leave"));
    world.commands.loseAnswers(true);
    world.retried(world.terminate("t-1", world.now));
    world.retried(world.terminate("t-2", world.now.plusSeconds(1)));
    world.commands.loseAnswers(false);
    world.deliver(world.rebalance());

    assertThat(world.commands.sent()).hasSize(2);
    assertThat(world.commands.sent().get(0).comment())
        .isNotEqualTo(world.commands.sent().get(1).comment());
    assertThat(world.stored().command().orElseThrow().commandId()).contains("c1");
    assertThat(world.log).filteredOn("cancel c0"::equals).hasSize(1);
    assertThat(world.log).doesNotContain("cancel c1");
  }

  @Test
  void aHookThatIsShorterThanAnyCommandFailsItsNode() {
    world.hookTime(Duration.ofSeconds(30));
    world.model.on("leave", asked -> asked.run("/bin/leave"));

    Answer answer = world.deliver(world.terminate("t-1", world.now));

    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.reason().orElseThrow()).contains("within 30 s");
    assertThat(world.commands.sent()).isEmpty();
  }

  @Test
  void aTransitionAsksOnce() {
    world.model.on(
        "join",
        asked -> {
          asked.run("/bin/join", SECRET);
          asked.run(Command.document("MyCompany-Join"));
        });

    Answer answer = world.deliver(world.launch());

    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.reason().orElseThrow()).contains("a command already").doesNotContain(SECRET);
    assertThat(world.commands.sent()).isEmpty();
  }

  @Test
  void nothingIsAskedForAfterTheTasks() {
    List<Commands> kept = new ArrayList<>();
    world.model.on("join", kept::add);
    world.deliver(world.launch());

    assertThatThrownBy(() -> kept.get(0).run("/bin/join"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after its store");
  }

  private static Command onOthers() {
    return Command.program("/bin/drain").on(node(OTHER), node(THIRD));
  }

  private static NodeView node(String id) {
    return NodeView.readOnly(CommandWorld.record(id, "joined"));
  }
}

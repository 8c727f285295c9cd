package dev.lifecycle.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table that generated code builds and the engine asks. */
class TransitionTableTest {

  enum State {
    READY,
    JOINING,
    JOINED,
    LEAVING,
    FAILED
  }

  private final TransitionTable<State> table =
      TransitionTable.<State>named("com.example.ClusterModel")
          .state(State.READY, "finished_cloud_init", "ready", "booted")
          .state(State.JOINING, "join_cluster")
          .state(State.JOINED, "joined_cluster")
          .state(State.LEAVING, "leaving")
          .state(State.FAILED, "failed")
          .initial(State.READY)
          .failure(State.FAILED)
          .pending("new", "pending")
          .row(
              TransitionRow.<State>named("join")
                  .from(State.READY)
                  .to(State.JOINING)
                  .on(InstanceLaunching.class)
                  .sendsCommand()
                  .before("announce", "register"))
          .row(
              TransitionRow.<State>named("joined")
                  .from(State.JOINING)
                  .to(State.JOINED)
                  .on(CommandSucceeded.class)
                  .on(CommandFailed.class)
                  .after("tell"))
          .row(
              TransitionRow.<State>named("slow")
                  .from(State.JOINING)
                  .to(State.FAILED)
                  .timeout(Duration.ofMinutes(10)))
          .row(
              TransitionRow.<State>named("warn")
                  .from(State.JOINING)
                  .stay()
                  .timeout(Duration.ofMinutes(2)))
          .row(
              TransitionRow.<State>named("settle")
                  .from(State.JOINED, State.FAILED)
                  .to(State.READY)
                  .when("isHealthy")
                  .unless("isBusy", "isOld")
                  .completes()
                  .ignoresErrors())
          .row(
              TransitionRow.<State>named("leave")
                  .fromAny(State.READY, State.JOINING, State.JOINED, State.FAILED)
                  .to(State.LEAVING)
                  .on(InstanceTerminating.class))
          .row(
              TransitionRow.<State>named("backup")
                  .from(State.READY)
                  .stay()
                  .on(ScheduleFired.class)
                  .schedule("nightly"))
          .row(TransitionRow.<State>named("remove").from(State.LEAVING).toRemoved().completes())
          .build();

  @Test
  void aStateIsFoundByItsStoredNameAndItsEarlierOnes() {
    assertThat(table.state("finished_cloud_init")).contains(State.READY);
    assertThat(table.state("ready")).contains(State.READY);
    assertThat(table.state("booted")).contains(State.READY);
    assertThat(table.state("READY")).isEmpty();
    assertThat(table.state("")).isEmpty();
    assertThat(table.state("pending")).isEmpty();
  }

  @Test
  void everyNameThatIsReadIsKnown() {
    assertThat(table.names())
        .containsExactly(
            "booted",
            "failed",
            "finished_cloud_init",
            "join_cluster",
            "joined_cluster",
            "leaving",
            "ready");
    assertThat(table.standsFor("booted", State.READY)).isTrue();
    assertThat(table.standsFor("booted", State.FAILED)).isFalse();
    assertThat(table.standsFor("elsewhere", State.READY)).isFalse();
  }

  @Test
  void aNodeIsNotReadyUnderAnEarlierNameOfAPendingStatus() {
    TransitionTable<State> plain =
        TransitionTable.<State>named("p.Plain")
            .state(State.READY, "ready")
            .state(State.JOINING, "booting", "starting")
            .initial(State.READY)
            .pending("booting", "new")
            .build();

    assertThat(plain.pending()).containsExactlyInAnyOrder("booting", "starting", "new");
  }

  @Test
  void aStateIsStoredByItsPresentName() {
    assertThat(table.storedName(State.READY)).isEqualTo("finished_cloud_init");
    assertThat(table.storedName(State.JOINING)).isEqualTo("join_cluster");
  }

  @Test
  void theModelSaysWhereNodesBeginAndFail() {
    assertThat(table.model()).isEqualTo("com.example.ClusterModel");
    assertThat(table.initial()).isEqualTo(State.READY);
    assertThat(table.failure()).contains(State.FAILED);
    assertThat(table.pending()).containsExactlyInAnyOrder("new", "pending");
    assertThat(table.readsMetadata()).isFalse();
  }

  @Test
  void aModelMayHaveNoFailureStateAndMayReadMetadata() {
    TransitionTable<State> plain =
        TransitionTable.<State>named("p.Plain")
            .state(State.READY, "ready")
            .initial(State.READY)
            .readsMetadata()
            .build();

    assertThat(plain.failure()).isEmpty();
    assertThat(plain.readsMetadata()).isTrue();
    assertThat(plain.rows()).isEmpty();
    assertThat(plain.rowsFrom(State.READY)).isEmpty();
  }

  @Test
  void aTableWithoutAnInitialStateIsNone() {
    assertThatThrownBy(() -> TransitionTable.<State>named("p.Plain").build())
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void rowsKeepTheirOrder() {
    assertThat(ids(table.rows()))
        .containsExactly("join", "joined", "slow", "warn", "settle", "leave", "backup", "remove");
    assertThat(ids(table.rowsFrom(State.READY))).containsExactly("join", "leave", "backup");
    assertThat(ids(table.rowsFrom(State.JOINING)))
        .containsExactly("joined", "slow", "warn", "leave");
    assertThat(ids(table.rowsFrom(State.FAILED))).containsExactly("settle", "leave");
    assertThat(ids(table.rowsFrom(State.LEAVING))).containsExactly("remove");
  }

  @Test
  void aRowIsFoundByItsIdWhileTheModelHasIt() {
    assertThat(table.row("join").map(TransitionRow::id)).contains("join");
    assertThat(table.row("no-longer-there")).isEmpty();
  }

  @Test
  void aNodeGoesOnByItselfWhereARowNeedsNoTrigger() {
    assertThat(table.mayContinue(State.JOINED)).isTrue();
    assertThat(table.mayContinue(State.LEAVING)).isTrue();
    assertThat(table.mayContinue(State.READY)).isFalse();
    assertThat(table.mayContinue(State.JOINING)).isFalse();
  }

  @Test
  void theFirstTimeoutIsTheShortestNotTheFirstDeclared() {
    assertThat(table.firstTimeout(State.JOINING)).contains(Duration.ofMinutes(2));
    assertThat(table.firstTimeout(State.READY)).isEmpty();
  }

  @Test
  void aRowSaysWhatItWasDeclaredWith() {
    assertThat(row("join"))
        .isEqualTo(
            new TransitionRow<>(
                "join",
                List.of(State.READY),
                false,
                Target.STATE,
                Optional.of(State.JOINING),
                List.of(InstanceLaunching.class),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                true,
                List.of("announce", "register"),
                List.of()));
    assertThat(row("joined").on()).containsExactly(CommandSucceeded.class, CommandFailed.class);
    assertThat(row("joined").after()).containsExactly("tell");
    assertThat(row("settle").when()).containsExactly("isHealthy");
    assertThat(row("settle").unless()).containsExactly("isBusy", "isOld");
    assertThat(row("settle").completes()).isTrue();
    assertThat(row("settle").ignoresErrors()).isTrue();
    assertThat(row("leave").any()).isTrue();
    assertThat(row("backup").schedule()).contains("nightly");
    assertThat(row("backup").target()).isEqualTo(Target.STAY);
    assertThat(row("remove").target()).isEqualTo(Target.REMOVED);
    assertThat(row("remove").dest()).isEmpty();
  }

  @Test
  void aRowSaysWhichOfTheOtherEventsTriggersIt() {
    TransitionRow<State> drain =
        TransitionRow.<State>named("drain")
            .from(State.READY)
            .stay()
            .on(OtherEvent.class)
            .other("aws.health", "AWS Health Event")
            .build();

    assertThat(drain.eventSource()).contains("aws.health");
    assertThat(drain.detailType()).contains("AWS Health Event");
    assertThat(drain.completion()).isFalse();
  }

  @Test
  void onlyRowsWithoutTriggerAndTimeoutAreCompletions() {
    assertThat(table.rows().stream().filter(TransitionRow::completion).map(TransitionRow::id))
        .containsExactly("settle", "remove");
  }

  @Test
  void nobodyChangesATable() {
    assertThatThrownBy(() -> table.rows().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> table.rowsFrom(State.READY).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> table.pending().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> row("join").sources().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private TransitionRow<State> row(String id) {
    return table.row(id).orElseThrow();
  }

  private static List<String> ids(List<TransitionRow<State>> rows) {
    return rows.stream().map(TransitionRow::id).toList();
  }
}

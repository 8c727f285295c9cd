package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.action.LifecycleActions;
import dev.lifecycle.runtime.action.RunCommand;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.dispatch.TaskScope;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.event.ScalingResult;
import dev.lifecycle.runtime.event.ScalingResult.Activity;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.Outcome;
import dev.lifecycle.runtime.store.DynamoDbNodeRecords;
import dev.lifecycle.runtime.store.DynamoDbRecordStore;
import dev.lifecycle.runtime.store.DynamoDbRoles;
import dev.lifecycle.runtime.store.DynamoDbSchedules;
import dev.lifecycle.runtime.store.LocalDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events that name a node are brought to it, and fire the row that names them. */
class EventsOfNodesTest {

  @RegisterExtension static final LocalDynamo dynamo = new LocalDynamo();

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:02Z");
  private static final String NODE = "i-0aa11bb22cc33dd44";

  enum State {
    READY,
    DRAINING
  }

  private static final TransitionTable<State> TABLE =
      TransitionTable.<State>named("p.Model")
          .state(State.READY, "ready")
          .state(State.DRAINING, "draining")
          .initial(State.READY)
          .row(
              TransitionRow.<State>named("drain")
                  .from(State.READY)
                  .to(State.DRAINING)
                  .on(OtherEvent.class)
                  .other("aws.health", "AWS Health Event"))
          .build();

  /** As it would be generated. */
  private static final Dispatcher<State> DISPATCHER =
      new Dispatcher<>() {
        @Override
        public String select(State state, Judgement judge) {
          return state == State.READY && judge.other("drain", "aws.health", "AWS Health Event")
              ? "drain"
              : NONE;
        }

        @Override
        public String selectUnknown(Judgement judge) {
          return NONE;
        }

        @Override
        public void perform(String row, TaskScope tasks) {}

        @Override
        public void after(String row, TaskScope tasks) {}
      };

  private Engine<State> engine;

  @BeforeEach
  void registerTheNode() {
    String table = dynamo.table();
    dynamo
        .client()
        .putItem(
            request ->
                request
                    .tableName(table)
                    .item(
                        Map.of(
                            "Ident", AttributeValue.fromS(NODE),
                            "ItemType", AttributeValue.fromS("manager"),
                            "ItemStatus", AttributeValue.fromS("ready"))));
    Host host = new Host(() -> NOW, () -> UUID.randomUUID().toString(), () -> 0.5, time -> {});
    engine =
        new Engine<>(
            new Parts<>(
                TABLE,
                DISPATCHER,
                new DynamoDbRecordStore(
                    dynamo.client(), table, TABLE.model(), Set.of(), host.uuids()),
                new DynamoDbNodeRecords(dynamo.client(), table),
                new DynamoDbRoles(dynamo.client(), table, TABLE.model(), host.uuids()),
                new DynamoDbSchedules(dynamo.client(), table, TABLE.model()),
                Uncalled.of(LifecycleActions.class),
                Uncalled.of(RunCommand.class),
                Configuration.from(Services.of(Map.of("LIFECYCLE_TABLE", table))),
                host,
                new Json()));
  }

  @Test
  void anOtherEventFiresTheRowThatNamesIt() {
    Answer answer = handle(health("e1", "AWS Health Event", Optional.of(NODE)));

    assertThat(answer.node()).contains(NODE);
    assertThat(answer.from()).contains("ready");
    assertThat(answer.to()).contains("draining");
    assertThat(answer.transitions()).containsExactly("drain");
    assertThat(answer.outcome()).isEqualTo(Outcome.RESTING);
  }

  @Test
  void anOtherEventThatComesTwiceFiresItsRowOnce() {
    handle(health("e1", "AWS Health Event", Optional.of(NODE)));

    assertThat(handle(health("e1", "AWS Health Event", Optional.of(NODE))).outcome())
        .isEqualTo(Outcome.IGNORED);
  }

  @Test
  void anOtherEventThatNoRowNamesChangesNothing() {
    Answer answer = handle(health("e1", "AWS Health Abuse Event", Optional.of(NODE)));

    assertThat(answer.outcome()).isEqualTo(Outcome.UNHANDLED);
    assertThat(answer.to()).contains("ready");
    assertThat(answer.transitions()).isEmpty();
  }

  @Test
  void anEventWithoutANodeIsIgnored() {
    assertThat(handle(health("e1", "AWS Health Event", Optional.empty())).outcome())
        .isEqualTo(Outcome.IGNORED);
    assertThat(
            handle(new ScalingResult("e2", NOW, Optional.empty(), "search", Activity.LAUNCH, false))
                .reason())
        .contains("the event names no node");
  }

  private static OtherEvent health(String id, String detailType, Optional<String> node) {
    return new OtherEvent(id, NOW, "aws.health", detailType, node);
  }

  private Answer handle(LifecycleEvent event) {
    return engine.handle(event, new Invocation("r", NOW.plus(Duration.ofSeconds(60)))).get(0);
  }
}

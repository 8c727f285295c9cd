package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.MODEL;
import static dev.lifecycle.runtime.store.Table.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Of each schedule the latest firing is known, and the choice that was stored first for it. */
class SchedulesTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(14));
  private static final Firing FIRST = new Firing(NOW, List.of("i-1", "i-2"), false);

  private Table table;
  private Schedules schedules;

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @BeforeEach
  void newTable() {
    table = dynamo().newTable();
    schedules = new DynamoDbSchedules(table.dynamoDb(), table.name(), MODEL);
  }

  @Test
  void aFiringIsKeptAsItWas() {
    assertThat(schedules.latest("nightly")).isEmpty();

    assertThat(schedules.keep("nightly", FIRST, EXPIRES)).isEqualTo(FIRST);

    assertThat(schedules.latest("nightly")).contains(FIRST);
    assertThat(schedules.latest("hourly")).isEmpty();
    assertThat(table.item("schedule:" + MODEL + ":nightly"))
        .containsEntry("ItemType", AttributeValue.fromS("schedule"))
        .containsEntry("ExpiresAt", AttributeValue.fromN(Long.toString(EXPIRES.getEpochSecond())));
  }

  @Test
  void theChoiceThatWasStoredFirstStands() {
    schedules.keep("nightly", FIRST, EXPIRES);

    assertThat(schedules.keep("nightly", new Firing(NOW, List.of("i-3"), false), EXPIRES))
        .isEqualTo(FIRST);
    assertThat(schedules.latest("nightly")).contains(FIRST);
  }

  @Test
  void onlyALaterFiringReplacesOne() {
    schedules.keep("nightly", FIRST, EXPIRES);
    Firing later = new Firing(NOW.plusMillis(1), List.of("i-3"), true);

    assertThat(schedules.keep("nightly", later, EXPIRES)).isEqualTo(later);
    assertThat(schedules.keep("nightly", FIRST, EXPIRES)).isEqualTo(later);
    assertThat(schedules.latest("nightly")).contains(later);
  }

  @Test
  void aFiringIsDoneOnlyAsLongAsItIsTheLatest() {
    schedules.done("nightly", NOW);
    assertThat(schedules.latest("nightly")).isEmpty();

    schedules.keep("nightly", FIRST, EXPIRES);
    schedules.done("nightly", NOW);
    assertThat(schedules.latest("nightly")).contains(new Firing(NOW, FIRST.nodes(), true));

    Firing later = new Firing(NOW.plusSeconds(60), List.of("i-3"), false);
    schedules.keep("nightly", later, EXPIRES);
    schedules.done("nightly", NOW);
    assertThat(schedules.latest("nightly")).contains(later);
  }

  @Test
  void aFiringWhoseAnswerWasLostIsOurs() {
    Dynamo.Lossy lossy = dynamo().lossy(table);
    Schedules over = new DynamoDbSchedules(lossy.client(), table.name(), MODEL);

    lossy.loseNextAnswer();

    assertThat(over.keep("nightly", FIRST, EXPIRES)).isEqualTo(FIRST);
    assertThat(lossy.delivered()).isEqualTo(2);
  }

  @Test
  void onlyMillisecondsAreKept() {
    Firing fine = new Firing(NOW.plusNanos(999_999), List.of(), true);

    assertThat(fine.time()).isEqualTo(NOW);
    assertThat(schedules.keep("nightly", fine, EXPIRES)).isEqualTo(fine);
    assertThat(schedules.latest("nightly")).contains(fine);
  }

  @Test
  void aFailedReadIsNoUnknownSchedule() {
    Http empty = Http.answering(200, "{}");
    Http down = Http.failing();

    assertThat(over(empty).latest("nightly")).isEmpty();
    assertThat(empty.requests().get(0).body()).contains("\"ConsistentRead\":true");
    assertThatThrownBy(() -> over(down).latest("nightly"))
        .isExactlyInstanceOf(CallFailedException.class);
    assertThatThrownBy(() -> over(down).keep("nightly", FIRST, EXPIRES))
        .isExactlyInstanceOf(CallFailedException.class);
    assertThatThrownBy(() -> over(down).done("nightly", NOW))
        .isExactlyInstanceOf(CallFailedException.class);
  }

  private static Schedules over(Http http) {
    return new DynamoDbSchedules(Http.once(DynamoDbClient.builder(), http), "table", MODEL);
  }
}

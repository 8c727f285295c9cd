package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Requests.item;
import static dev.lifecycle.runtime.store.Requests.number;
import static dev.lifecycle.runtime.store.Requests.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** What the store relies on when a state change and its command are written together. */
class TransactionsTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private final String token = UUID.randomUUID().toString();
  private Table table;

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @BeforeEach
  void newTable() {
    table = dynamo().newTable();
    new Requests(table).given("a", Map.of("Revision", number("1")));
  }

  private void write(String token, TransactWriteItem... parts) {
    table
        .dynamoDb()
        .transactWriteItems(request -> request.clientRequestToken(token).transactItems(parts));
  }

  private TransactWriteItem revise(
      String from, String to, ReturnValuesOnConditionCheckFailure shows) {
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(table.name())
                .key(TableCalls.key("a"))
                .updateExpression("SET #r = :to")
                .conditionExpression("#r = :from")
                .expressionAttributeNames(Map.of("#r", "Revision"))
                .expressionAttributeValues(Map.of(":from", number(from), ":to", number(to)))
                .returnValuesOnConditionCheckFailure(shows)
                .build())
        .build();
  }

  private TransactWriteItem revise(String from, String to) {
    return revise(from, to, ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  private TransactWriteItem register(Map<String, AttributeValue> attributes) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table.name()).item(item("b", attributes)).build())
        .build();
  }

  private TransactionCanceledException cancelled(String token, TransactWriteItem... parts) {
    return catchThrowableOfType(TransactionCanceledException.class, () -> write(token, parts));
  }

  private void isAsItWas() {
    assertThat(table.item("a")).containsEntry("Revision", number("1"));
    assertThat(table.item("b")).isEmpty();
  }

  @Test
  void allPartsTakePlaceTogether() {
    write(token, revise("1", "2"), register(Map.of()));

    assertThat(table.item("a")).containsEntry("Revision", number("2"));
    assertThat(table.item("b")).isEqualTo(item("b", Map.of()));
  }

  @Test
  void oneConditionThatDoesNotHoldCancelsAllAndEachPartHasItsReason() {
    assertThat(cancelled(token, revise("7", "8"), register(Map.of())).cancellationReasons())
        .extracting(CancellationReason::code)
        .containsExactly("ConditionalCheckFailed", "None");
    assertThat(cancelled(token, register(Map.of()), revise("7", "8")).cancellationReasons())
        .extracting(CancellationReason::code)
        .containsExactly("None", "ConditionalCheckFailed");
    isAsItWas();
  }

  @Test
  void theReasonShowsTheItemIfItIsAskedFor() {
    assertThat(cancelled(token, revise("7", "8")).cancellationReasons().get(0).item())
        .isEqualTo(table.item("a"));
    assertThat(
            cancelled(token, revise("7", "8", ReturnValuesOnConditionCheckFailure.NONE))
                .cancellationReasons()
                .get(0)
                .item())
        .isEmpty();
  }

  @Test
  void theReasonShowsNothingOfAnItemThatIsNotThere() {
    table.remove("a");

    CancellationReason reason =
        cancelled(token, revise("1", "2"), register(Map.of())).cancellationReasons().get(0);

    assertThat(reason.code()).isEqualTo("ConditionalCheckFailed");
    assertThat(reason.item()).isEmpty();
    assertThat(table.item("a")).isEmpty();
  }

  @Test
  void anItemThatIsTooLargeCancelsAll() {
    TransactWriteItem large = register(Map.of("S", text("x".repeat(400 * 1024))));

    assertThatThrownBy(() -> write(token, revise("1", "2"), large))
        .isInstanceOf(DynamoDbException.class);
    isAsItWas();
  }

  @Test
  void aRepeatByItsTokenIsASuccessAndChangesNothing() {
    write(token, revise("1", "2"), register(Map.of()));
    table.remove("b");

    write(token, revise("1", "2"), register(Map.of()));

    assertThat(table.item("a")).containsEntry("Revision", number("2"));
    assertThat(table.item("b")).isEmpty();
  }

  @Test
  void aTokenIsOfOneRequest() {
    write(token, revise("1", "2"), register(Map.of()));

    assertThatThrownBy(() -> write(token, revise("2", "3"), register(Map.of())))
        .isInstanceOf(IdempotentParameterMismatchException.class);
    assertThat(table.item("a")).containsEntry("Revision", number("2"));
  }

  @Test
  void whatWasCancelledIsJudgedAnewWhenItComesAgain() {
    assertThat(cancelled(token, revise("2", "3"), register(Map.of()))).isNotNull();
    new Requests(table).given("a", Map.of("Revision", number("2")));

    write(token, revise("2", "3"), register(Map.of()));

    assertThat(table.item("a")).containsEntry("Revision", number("3"));
    assertThat(table.item("b")).isNotEmpty();
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    TransactWriteItem elsewhere =
        TransactWriteItem.builder()
            .put(Put.builder().tableName("no-such-table").item(item("b", Map.of())).build())
            .build();

    assertThatThrownBy(() -> write(token, revise("1", "2"), elsewhere))
        .isInstanceOf(ResourceNotFoundException.class);
    isAsItWas();
  }
}

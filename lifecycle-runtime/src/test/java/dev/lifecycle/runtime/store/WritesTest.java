package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Requests.invalid;
import static dev.lifecycle.runtime.store.Requests.item;
import static dev.lifecycle.runtime.store.Requests.number;
import static dev.lifecycle.runtime.store.Requests.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** What the store relies on when it writes: updates, conditions, and how they are refused. */
class WritesTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private Table table;
  private Requests requests;

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @BeforeEach
  void newTable() {
    table = dynamo().newTable();
    requests = new Requests(table);
  }

  @Test
  void anUpdateSetsAndRemovesWhatItNamesAndNothingElse() {
    requests.given("a", Map.of("Kept", text("x"), "Set", text("x"), "Gone", text("x")));

    Map<String, AttributeValue> answer =
        requests.update(
            "a",
            update ->
                update
                    .updateExpression("SET #s = :s, #n = :n REMOVE #g, #absent")
                    .expressionAttributeNames(
                        Map.of("#s", "Set", "#n", "New", "#g", "Gone", "#absent", "Absent"))
                    .expressionAttributeValues(Map.of(":s", text("y"), ":n", number("1")))
                    .returnValues(ReturnValue.ALL_NEW));

    assertThat(table.item("a"))
        .isEqualTo(answer)
        .isEqualTo(item("a", Map.of("Kept", text("x"), "Set", text("y"), "New", number("1"))));
  }

  @Test
  void anUpdateWithoutConditionMakesTheItem() {
    assertThat(set("a", "Set", text("x"))).isEmpty();

    assertThat(table.item("a")).isEqualTo(item("a", Map.of("Set", text("x"))));
  }

  @Test
  void aPutLeavesNothingOfTheItemThatWasThere() {
    requests.given("a", Map.of("Old", text("x")));
    requests.given("a", Map.of("New", text("x")));

    assertThat(table.item("a")).isEqualTo(item("a", Map.of("New", text("x"))));
  }

  @Test
  void whatIsGoneCanBeDeletedWithoutCondition() {
    table.remove("a");

    assertThat(table.item("a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "#n < :v, 9, true",
    "#n < :v, 10, false",
    "#n <= :v, 10, true",
    "#n <= :v, 11, false",
    "#n = :v, 10.0, true",
    "#n = :v, 9, false",
    "#n <> :v, 9, true",
    "#n <> :v, 10.0, false"
  })
  void numbersAreComparedByTheirValue(String condition, String stored, boolean holds) {
    requests.given("a", Map.of("Number", number(stored)));

    assertThat(holds(condition, Map.of("#n", "Number"), Map.of(":v", number("10"))))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "#a = :v, false",
    "#a < :v, false",
    "#a <= :v, false",
    "#a <> :v, true",
    "attribute_exists(#a), false",
    "attribute_not_exists(#a), true"
  })
  void whatIsNotThereOnlyDiffers(String condition, boolean holds) {
    requests.given("a", Map.of());
    Map<String, AttributeValue> values =
        condition.contains(":v") ? Map.of(":v", text("x")) : Map.of();

    assertThat(holds(condition, Map.of("#a", "Absent"), values)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"#a = :v, false", "#a < :v, false", "#a <= :v, false", "#a <> :v, true"})
  void valuesOfDifferentTypesOnlyDiffer(String condition, boolean holds) {
    requests.given("a", Map.of("Text", text("5")));

    assertThat(holds(condition, Map.of("#a", "Text"), Map.of(":v", number("5")))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "#t = :t OR #t = :f AND #t = :f, true",
    "(#t = :t OR #t = :f) AND #t = :f, false",
    "#t = :f AND #t = :f OR #t = :t, true",
    "#t = :f AND (#t = :f OR #t = :t), false"
  })
  void andBindsCloserThanOr(String condition, boolean holds) {
    requests.given("a", Map.of("True", text("t")));

    assertThat(holds(condition, Map.of("#t", "True"), Map.of(":t", text("t"), ":f", text("f"))))
        .isEqualTo(holds);
  }

  private boolean holds(
      String condition, Map<String, String> names, Map<String, AttributeValue> values) {
    Map<String, String> allNames = new HashMap<>(names);
    allNames.put("#set", "Set");
    Map<String, AttributeValue> allValues = new HashMap<>(values);
    allValues.put(":set", text("x"));
    try {
      requests.update(
          "a",
          update ->
              update
                  .updateExpression("SET #set = :set")
                  .conditionExpression(condition)
                  .expressionAttributeNames(allNames)
                  .expressionAttributeValues(allValues));
    } catch (ConditionalCheckFailedException refused) {
      assertThat(table.item("a")).doesNotContainKey("Set");
      return false;
    }
    assertThat(table.item("a")).containsKey("Set");
    return true;
  }

  @Test
  void aRefusalShowsTheItemIfItIsAskedFor() {
    requests.given("a", Map.of("Set", text("x")));

    assertThat(refusals(ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .allSatisfy(refused -> assertThat(refused.item()).isEqualTo(table.item("a")));
    assertThat(refusals(ReturnValuesOnConditionCheckFailure.NONE))
        .allSatisfy(refused -> assertThat(refused.hasItem()).isFalse());
    assertThat(table.item("a")).isEqualTo(item("a", Map.of("Set", text("x"))));
  }

  @Test
  void aRefusalShowsNothingOfAnItemThatIsNotThere() {
    assertThat(refusals(ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .allSatisfy(refused -> assertThat(refused.item()).isEmpty());
    assertThat(table.item("a")).isEmpty();
  }

  /** Those of an update, a put and a deletion. */
  private Stream<ConditionalCheckFailedException> refusals(
      ReturnValuesOnConditionCheckFailure shows) {
    String condition = "attribute_exists(#x)";
    return Stream.<ThrowingCallable>of(
            () ->
                requests.update(
                    "a",
                    update ->
                        update
                            .updateExpression("REMOVE #s")
                            .conditionExpression(condition)
                            .expressionAttributeNames(Map.of("#s", "Set", "#x", "Absent"))
                            .returnValuesOnConditionCheckFailure(shows)),
            () ->
                table
                    .dynamoDb()
                    .putItem(
                        put ->
                            put.tableName(table.name())
                                .item(item("a", Map.of()))
                                .conditionExpression(condition)
                                .expressionAttributeNames(Map.of("#x", "Absent"))
                                .returnValuesOnConditionCheckFailure(shows)),
            () ->
                table
                    .dynamoDb()
                    .deleteItem(
                        delete ->
                            delete
                                .tableName(table.name())
                                .key(TableCalls.key("a"))
                                .conditionExpression(condition)
                                .expressionAttributeNames(Map.of("#x", "Absent"))
                                .returnValuesOnConditionCheckFailure(shows)))
        .map(call -> catchThrowableOfType(ConditionalCheckFailedException.class, call));
  }

  @Test
  void eachPlaceholderStandsForSomethingAndIsUsed() {
    Map<String, String> names = Map.of("#s", "Set");
    Map<String, AttributeValue> values = Map.of(":s", text("x"));

    invalid(() -> set("SET #s = :s", names, Map.of(":other", text("x"))));
    invalid(() -> set("SET #s = :s", Map.of("#other", "Set"), values));
    invalid(() -> set("SET #s = :s", Map.of("#s", "Set", "#other", "Other"), values));
    invalid(() -> set("SET #s = :s", names, Map.of(":s", text("x"), ":other", text("x"))));
    invalid(() -> set("REMOVE #s", names, Map.of()));
    assertThat(table.item("a")).isEmpty();
  }

  @Test
  void anUpdateNamesEachAttributeOnceAndAtLeastOne() {
    Map<String, String> names = Map.of("#s", "Set", "#t", "Set");
    Map<String, AttributeValue> values = Map.of(":s", text("x"));

    invalid(() -> set("SET #s = :s REMOVE #t", names, values));
    invalid(() -> set("SET #s = :s, #t = :s", names, values));
    invalid(() -> requests.update("a", update -> update.updateExpression("")));
    assertThat(table.item("a")).isEmpty();
  }

  private void set(
      String expression, Map<String, String> names, Map<String, AttributeValue> values) {
    requests.update(
        "a",
        update ->
            update
                .updateExpression(expression)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
  }

  private Map<String, AttributeValue> set(String id, String name, AttributeValue value) {
    return requests.update(
        id,
        update ->
            update
                .updateExpression("SET #s = :s")
                .expressionAttributeNames(Map.of("#s", name))
                .expressionAttributeValues(Map.of(":s", value)));
  }

  @Test
  void anItemHas400KilobytesAtMost() {
    AttributeValue most = text("x".repeat(400 * 1024 - "Ident".length() - "a".length() - 1));
    AttributeValue more = text(most.s() + "x");

    set("a", "S", most);
    invalid(() -> set("a", "S", more));
    invalid(() -> requests.given("a", Map.of("S", more)));

    assertThat(table.item("a")).isEqualTo(item("a", Map.of("S", most)));
  }

  @Test
  void whatTheRuntimeDoesNotKnowIsKeptAsItIs() {
    Map<String, AttributeValue> foreign =
        Map.of(
            "Nothing", AttributeValue.fromNul(true),
            "Bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("x")),
            "Texts", AttributeValue.fromSs(List.of("x")),
            "Numbers", AttributeValue.fromNs(List.of("1")),
            "Blobs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))),
            "Empty", AttributeValue.fromM(Map.of()));
    requests.given("a", foreign);

    set("a", "Set", text("x"));

    assertThat(table.item("a")).containsAllEntriesOf(foreign).hasSize(foreign.size() + 2);
  }

  @Test
  void anItemHasAKey() {
    invalid(() -> table.put(Map.of("Set", text("x"))));
    invalid(() -> table.put(Map.of("Ident", text(""))));
    invalid(() -> table.put(Map.of("Ident", number("1"))));
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    Table absent = new Table(table.dynamoDb(), "no-such-table");

    assertThat(
            Stream.<ThrowingCallable>of(
                () -> absent.put(item("a", Map.of())),
                () -> absent.remove("a"),
                () -> new Requests(absent).update("a", update -> {})))
        .allSatisfy(
            call ->
                assertThat(catchThrowableOfType(ResourceNotFoundException.class, call))
                    .isNotNull());
  }
}

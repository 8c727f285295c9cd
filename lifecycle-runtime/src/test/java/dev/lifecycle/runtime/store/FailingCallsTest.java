package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.NODE;
import static dev.lifecycle.runtime.store.Table.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A call that fails is a failed call: never "no record", never a lost lease. */
class FailingCallsTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  static Stream<Consumer<RecordStore>> calls() {
    Lease lease = Table.lease();
    NodeRecord record = Records.registered();
    return Stream.of(
        store -> store.claim(NODE, lease, NOW, true),
        store -> store.read(NODE),
        store -> store.command("command-1"),
        store -> store.write(lease, record, Records.joining(), false),
        store ->
            store.write(
                lease,
                record,
                Records.joining(),
                false,
                new CommandEntry("command-1", NODE, "join", "intent", 1, NOW)),
        store -> store.delete(lease, record),
        store -> store.due(NOW));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void anUnknownTableIsNamedOnOneLine(Consumer<RecordStore> call) {
    RecordStore store = new Table(DYNAMO.client(), "no-such-table").store();

    assertThatThrownBy(() -> call.accept(store))
        .isExactlyInstanceOf(CallFailedException.class)
        .hasMessageMatching("LIFECYCLE_TABLE is 'no-such-table'[^\\n]*");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aServerErrorIsAFailedCall(Consumer<RecordStore> call) {
    failed(
        call, Http.answering(500, "{\"__type\":\"InternalServerError\"}"), "InternalServerError");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void anAnswerOfAGatewayIsAFailedCall(Consumer<RecordStore> call) {
    failed(call, Http.answering(502, "<html>Bad Gateway</html>"), "DynamoDbException");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void throttlingIsAFailedCall(Consumer<RecordStore> call) {
    failed(
        call,
        Http.answering(400, "{\"__type\":\"ProvisionedThroughputExceededException\"}"),
        "ProvisionedThroughputExceededException");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aRefusalIsAFailedCallThatNamesItsCode(Consumer<RecordStore> call) {
    failed(
        call,
        Http.answering(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}"),
        "AccessDeniedException");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aNetworkThatIsDownIsAFailedCall(Consumer<RecordStore> call) {
    failed(call, Http.failing(), "SdkClientException");
  }

  @Test
  void aTransactionThatMetAnotherIsAFailedCall() {
    Http conflict =
        Http.answering(
            400,
            """
            {"__type":"TransactionCanceledException",
             "CancellationReasons":[{"Code":"TransactionConflict"},{"Code":"None"}]}""");
    failed(
        store ->
            store.write(
                Table.lease(),
                Records.registered(),
                Records.joining(),
                false,
                new CommandEntry("command-1", NODE, "join", "intent", 1, NOW)),
        conflict,
        "TransactionConflict");
  }

  @Test
  void aRegistrationThatIsRefusedNamesItsOwnReason() {
    Http refusal =
        Http.answering(
            400,
            """
            {"__type":"TransactionCanceledException",
             "CancellationReasons":[{"Code":"None"},{"Code":"ValidationError"}]}""");
    failed(
        store ->
            store.write(
                Table.lease(),
                Records.registered(),
                Records.joining(),
                false,
                new CommandEntry("command-1", NODE, "join", "intent", 1, NOW)),
        refusal,
        "ValidationError");
  }

  @Test
  void readsAreConsistent() {
    List<String> bodies = new ArrayList<>();
    Http empty = Http.answering(200, "{}");
    RecordStore store = store(empty);

    assertThat(store.read(NODE)).isEmpty();
    assertThat(store.command("command-1")).isEmpty();

    empty.requests().forEach(request -> bodies.add(request.body()));
    assertThat(bodies).hasSize(2).allMatch(body -> body.contains("\"ConsistentRead\":true"));
  }

  private static void failed(Consumer<RecordStore> call, SdkHttpClient http, String what) {
    RecordStore store = store(http);

    assertThatThrownBy(() -> call.accept(store))
        .isExactlyInstanceOf(CallFailedException.class)
        .hasMessageContaining("DynamoDB")
        .hasMessageContaining(what)
        .hasMessageNotContaining("\n");
  }

  private static RecordStore store(SdkHttpClient http) {
    DynamoDbClient once = Http.once(DynamoDbClient.builder(), http);
    return new Table(once, "table").store();
  }
}

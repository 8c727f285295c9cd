package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.MODEL;
import static dev.lifecycle.runtime.store.Table.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What records look like in the table: the seed's, the runtime's, and the users' own. */
class RecordShapeTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private final Lease lease = Table.lease();
  private Table table;
  private RecordStore store;

  @BeforeEach
  void newTable() {
    table = new Table(DYNAMO.client(), DYNAMO.tableWithoutIndexes());
    store = table.store();
  }

  @Test
  void anItemOfTheSeedsFormIsARecord() {
    table.register(NODE, "finished_cloud_init");

    assertThat(store.read(NODE)).contains(Records.registered());
  }

  @Test
  void theLeastItemIsARecord() {
    table.put(Map.of("Ident", AttributeValue.fromS(NODE)));

    NodeRecord record = store.read(NODE).orElseThrow();

    assertThat(record.status()).isEmpty();
    assertThat(record.type()).isEmpty();
    assertThat(record.ip()).isEmpty();
    assertThat(record.revision()).isZero();
  }

  static Stream<NodeRecord> stages() {
    return Stream.of(
        Records.joining(),
        Records.launched(),
        Records.full(),
        Records.launched().edit().pending(Optional.of(Pending.completion())).build());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void everyFieldComesBackAsItWasStored(NodeRecord stored) {
    table.put(
        Map.of(
            "Ident", AttributeValue.fromS(NODE),
            "ItemType", AttributeValue.fromS(stored.type()),
            "InstanceIp", AttributeValue.fromS(stored.ip().orElseThrow())));

    store.write(lease, table.claim(lease), stored, true);

    assertThat(store.read(NODE)).contains(stored);
  }

  @Test
  void aCommandOfAnEarlierVersionHasOneTarget() {
    table.put(
        Map.of(
            "Ident", AttributeValue.fromS("7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77"),
            "ItemType", AttributeValue.fromS("command"),
            "Node", AttributeValue.fromS(NODE),
            "Transition", AttributeValue.fromS("join"),
            "Intent", AttributeValue.fromS(NODE + "/0/join"),
            "ExpiresAt", AttributeValue.fromN("1795428902")));

    assertThat(store.command("7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77").orElseThrow().targets())
        .isEqualTo(1);
  }

  @Test
  void metadataComesBackAsItWasStored() {
    NodeRecord before = table.claimed(lease);
    StoredAction action =
        StoredAction.open(
            "token",
            Records.launching().direction(),
            "team-a/web_blue(v2)+x",
            "hook",
            Optional.empty(),
            Optional.empty(),
            Optional.of("{\n  \"zoneId\": \"Z0123456789EXAMPLE\"\n}\n"),
            Table.NOW,
            Optional.empty());
    NodeRecord after = before.edit().action(Optional.of(action)).build();

    store.write(lease, before, after, true);

    assertThat(store.read(NODE).orElseThrow().action()).contains(action);
  }

  @Test
  void stringsNumbersBooleansListsAndMapsAreShown() {
    table.put(own("Text", AttributeValue.fromS("a")));
    table.set(NODE, "Count", AttributeValue.fromN("12345678901234567890.5"));
    table.set(NODE, "Flag", AttributeValue.fromBool(true));
    table.set(NODE, "List", AttributeValue.fromL(List.of(AttributeValue.fromS("x"))));
    table.set(NODE, "Map", AttributeValue.fromM(Map.of("k", AttributeValue.fromN("7"))));

    assertThat(store.read(NODE).orElseThrow().attributes())
        .isEqualTo(
            Map.of(
                "Text",
                "a",
                "Count",
                new BigDecimal("12345678901234567890.5"),
                "Flag",
                true,
                "List",
                List.of("x"),
                "Map",
                Map.of("k", new BigDecimal(7))));
  }

  @Test
  void attributesThatAModelSetsKeepTheirType() {
    NodeRecord before = table.claimed(lease);
    Map<String, Optional<Object>> set = new HashMap<>();
    set.put("Text", Optional.of("a"));
    set.put("Count", Optional.of(42));
    set.put("Ratio", Optional.of(0.5));
    set.put("Flag", Optional.of(false));
    set.put("List", Optional.of(List.of("x", 1)));
    set.put("Map", Optional.of(Map.of("k", List.of(true))));

    store.write(lease, before, before.edit().attributes(set).build(), true);

    assertThat(table.item(NODE))
        .containsEntry("Text", AttributeValue.fromS("a"))
        .containsEntry("Count", AttributeValue.fromN("42"))
        .containsEntry("Ratio", AttributeValue.fromN("0.5"))
        .containsEntry("Flag", AttributeValue.fromBool(false))
        .containsEntry(
            "List",
            AttributeValue.fromL(List.of(AttributeValue.fromS("x"), AttributeValue.fromN("1"))))
        .containsEntry(
            "Map",
            AttributeValue.fromM(
                Map.of("k", AttributeValue.fromL(List.of(AttributeValue.fromBool(true))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name",
        "Status",
        "Token",
        "Data",
        "Time",
        "Zone",
        "dns.name",
        "dns-name",
        "dns_name",
        "dns name",
        "Größe",
        "#hash",
        ":colon",
        "0",
        "a[0]",
        "Journal.0"
      })
  void anAttributeMayHaveAnyName(String name) {
    NodeRecord before = table.claimed(lease);
    NodeRecord set = before.edit().attributes(Map.of(name, Optional.of("one"))).build();
    store.write(lease, before, set, false);
    assertThat(table.item(NODE)).containsEntry(name, AttributeValue.fromS("one"));

    store.write(lease, set, before, false);
    assertThat(table.item(NODE)).doesNotContainKey(name);
  }

  @Test
  void namesThatDifferInPunctuationOnlyAreDifferentAttributes() {
    NodeRecord before = table.claimed(lease);
    Map<String, Optional<Object>> set =
        Map.of(
            "dns.name", Optional.of("1"),
            "dns-name", Optional.of("2"),
            "dns_name", Optional.of("3"),
            "dns name", Optional.of("4"));

    store.write(lease, before, before.edit().attributes(set).build(), true);

    assertThat(store.read(NODE).orElseThrow().attributes())
        .isEqualTo(Map.of("dns.name", "1", "dns-name", "2", "dns_name", "3", "dns name", "4"));
  }

  static Stream<AttributeValue> unknown() {
    SdkBytes bytes = SdkBytes.fromString("secret", StandardCharsets.UTF_8);
    return Stream.of(
        AttributeValue.fromB(bytes),
        AttributeValue.fromBs(List.of(bytes)),
        AttributeValue.fromSs(List.of("a", "b")),
        AttributeValue.fromNs(List.of("1", "2")),
        AttributeValue.fromNul(true),
        AttributeValue.fromL(List.of(AttributeValue.fromB(bytes))),
        AttributeValue.fromM(Map.of("k", AttributeValue.fromNul(true))));
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void attributesThatModelsCannotReadAreNotShownAndSurvive(AttributeValue value) {
    table.put(own("Own", value));
    NodeRecord before = table.claim(lease);
    assertThat(before.attributes()).isEmpty();

    store.write(lease, before, before.edit().journal(MODEL, "join").status("joined").build(), true);

    assertThat(table.item(NODE)).containsEntry("Own", value);
  }

  @Test
  void theJournalIsARingOfEight() {
    NodeRecord record = table.claimed(lease);
    for (int row = 1; row <= 11; row++) {
      NodeRecord next = record.edit().journal(MODEL, "row" + row).build();
      store.write(lease, record, next, false);
      record = next;
    }

    NodeRecord stored = store.read(NODE).orElseThrow();
    assertThat(stored.history())
        .isEqualTo(IntStream.rangeClosed(4, 11).mapToObj(row -> "row" + row).toList());
    assertThat(stored.revision()).isEqualTo(11);
    assertThat(table.item(NODE).get("Journal").m()).hasSize(8);
  }

  @Test
  void theLastFourClosedTokensAndSeenEventsAreRemembered() {
    NodeRecord.Builder record = Records.registered().edit();
    for (String hash : List.of("a", "b", "c", "d", "b", "e")) {
      record.close(hash).see(hash);
    }

    assertThat(record.build().closed()).containsExactly("c", "d", "b", "e");
    assertThat(record.build().seen()).containsExactly("c", "d", "b", "e");
  }

  @Test
  void aRuntimesOwnNameIsNoUserAttribute() {
    assertThatThrownBy(() -> Attributes.checked("Revision", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Revision'");
    assertThatThrownBy(() -> Attributes.checkName("")).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Object> unwritable() {
    return Stream.of(
        Optional.of("x"),
        new byte[] {1},
        List.of(new Object()),
        Map.of("k", new StringBuilder("x")),
        Double.NaN,
        Arrays.asList("x", null));
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void aValueWithoutADynamoDbTypeIsRefusedByTheAttributesName(Object value) {
    assertThatThrownBy(() -> Attributes.checked("Own", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Own'");
  }

  private static Map<String, AttributeValue> own(String name, AttributeValue value) {
    return Map.of("Ident", AttributeValue.fromS(NODE), name, value);
  }
}

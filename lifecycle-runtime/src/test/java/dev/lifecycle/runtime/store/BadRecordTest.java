package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record that somebody spoilt is refused with one line that says where. */
class BadRecordTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private Table table;

  @BeforeEach
  void fullRecord() {
    table = new Table(DYNAMO.client(), DYNAMO.tableWithoutIndexes());
    Lease lease = Table.lease();
    NodeRecord before = table.claimed(lease);
    table.store().write(lease, before, Records.full(), true);
  }

  @Test
  void theRecordIsGoodBeforeItIsSpoilt() {
    assertThat(table.store().read(NODE)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ItemType",
        "ItemStatus",
        "InstanceIp",
        "Model",
        "Revision",
        "Action",
        "Closed",
        "Seen",
        "Since",
        "Deadline",
        "NextLook",
        "PutOff",
        "Pending",
        "Command",
        "Failure",
        "Journal"
      })
  void anAttributeOfTheWrongTypeIsNamed(String attribute) {
    table.set(NODE, attribute, AttributeValue.fromBool(true));

    refusedNaming(attribute);
  }

  static Stream<Arguments> spoiltEntries() {
    return Stream.of(
        arguments("Action", "token", AttributeValue.fromN("1")),
        arguments("Action", "direction", AttributeValue.fromS("sideways")),
        arguments("Action", "at", AttributeValue.fromS("yesterday")),
        arguments("Action", "result", AttributeValue.fromS("MAYBE")),
        arguments("Action", "done", AttributeValue.fromS("true")),
        arguments("Pending", "starts", AttributeValue.fromS("3")),
        arguments("Command", "intent", AttributeValue.fromBool(true)),
        arguments("Command", "at", AttributeValue.fromS("now")),
        arguments("Failure", "error", AttributeValue.fromN("1")),
        arguments("Failure", "at", AttributeValue.fromS("now")),
        arguments("Journal", "3", AttributeValue.fromN("1")));
  }

  @ParameterizedTest
  @MethodSource("spoiltEntries")
  void anEntryOfTheWrongTypeIsNamed(String attribute, String entry, AttributeValue value) {
    Map<String, AttributeValue> map = new HashMap<>(table.item(NODE).get(attribute).m());
    map.put(entry, value);
    table.set(NODE, attribute, AttributeValue.fromM(map));

    refusedNaming(attribute + ".*" + entry);
  }

  static Stream<Arguments> neededEntries() {
    return Stream.of(
        arguments("Action", "token"),
        arguments("Action", "direction"),
        arguments("Action", "group"),
        arguments("Action", "hook"),
        arguments("Action", "at"),
        arguments("Command", "intent"),
        arguments("Command", "at"),
        arguments("Failure", "at"));
  }

  @ParameterizedTest
  @MethodSource("neededEntries")
  void anEntryThatIsMissingIsNamed(String attribute, String entry) {
    Map<String, AttributeValue> map = new HashMap<>(table.item(NODE).get(attribute).m());
    map.remove(entry);
    table.set(NODE, attribute, AttributeValue.fromM(map));

    refusedNaming(attribute + ".*" + entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Closed", "Seen"})
  void aListOfAnythingButTextsIsNamed(String attribute) {
    table.set(NODE, attribute, AttributeValue.fromL(List.of(AttributeValue.fromN("1"))));

    refusedNaming(attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Node", "Transition", "Intent", "ExpiresAt"})
  void aCommandThatLacksAnEntryIsNamed(String attribute) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            Map.of(
                "Ident", AttributeValue.fromS("command-1"),
                "ItemType", AttributeValue.fromS("command"),
                "Node", AttributeValue.fromS(NODE),
                "Transition", AttributeValue.fromS("join"),
                "Intent", AttributeValue.fromS("intent"),
                "ExpiresAt", AttributeValue.fromN("1795428902")));
    item.remove(attribute);
    table.put(item);

    assertThatThrownBy(() -> table.store().command("command-1"))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("command-1")
        .hasMessageContaining(attribute);
  }

  private void refusedNaming(String what) {
    assertThatThrownBy(() -> table.store().read(NODE))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining(NODE)
        .hasMessageMatching("[^\\n]*" + what + "[^\\n]*");
  }
}

package dev.lifecycle.examples.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.stage.Generated;
import dev.lifecycle.examples.local.stage.OnStage;
import dev.lifecycle.examples.quickstart.ClusterModel;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.dynamodb.InMemoryDynamoDb;
import dev.lifecycle.testing.dynamodb.Items;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * This version goes on from what each version left in its table and in its queue. {@code
 * -Dcompatibility.update=true} keeps what this version leaves; what earlier versions left stays.
 */
@ExtendWith(OnStage.class)
class CompatibilityTest {

  @BeforeAll
  static void keepWhatThisVersionLeaves() {
    if (Boolean.getBoolean("compatibility.update")) {
      Versions.MOMENTS.forEach(moment -> moment.reach().get().write(Versions.THIS, moment.name()));
    }
  }

  @Test
  void thisVersionKeepsEachMoment() throws IOException {
    List<String> names = Versions.MOMENTS.stream().map(Moment::name).sorted().toList();

    assertThat(Versions.names(Versions.THIS.resolve("records"))).isEqualTo(names);
    assertThat(Versions.names(Versions.THIS.resolve("events"))).isEqualTo(names);
  }

  @Test
  void eachKindOfItemAndOfPendingIsKeptInSomeMoment() {
    List<Map<String, AttributeValue>> items =
        Versions.MOMENTS.stream()
            .flatMap(moment -> Kept.read(Versions.THIS, moment.name()).items().stream())
            .toList();

    assertThat(items)
        .extracting(item -> item.get("ItemType").s())
        .contains("worker", "manager", "command", "schedule", "role");
    assertThat(items)
        .filteredOn(item -> item.containsKey("Pending"))
        .anyMatch(item -> !item.get("Pending").m().containsKey("transition"));
  }

  @Test
  void nothingIsKeptThatNoMomentGoesOnFrom() {
    Set<String> moments = Versions.MOMENTS.stream().map(Moment::name).collect(Collectors.toSet());

    Versions.all()
        .forEach(
            version ->
                assertThat(moments)
                    .as(version.toString())
                    .containsAll(Versions.names(version.resolve("records"))));
  }

  @TestFactory
  Stream<DynamicTest> goesOnFromEachRecord() {
    return eachKept(() -> new InMemoryDynamoDb(Sequel.TABLE, new Items()));
  }

  @TestFactory
  Stream<DynamicTest> goesOnFromEachRecordInDynamoDb(LocalDynamo local) throws IOException {
    local.create(
        Generated.of(ClusterModel.class)
            .deployment(new Account("123456789012", "eu-west-1"), Map.of("GroupName", "workers"))
            .table()
            .named(Sequel.TABLE));
    return eachKept(() -> emptied(local.client()));
  }

  private static DynamoDbClient emptied(DynamoDbClient dynamo) {
    dynamo
        .scan(scan -> scan.tableName(Sequel.TABLE).consistentRead(true))
        .items()
        .forEach(
            item ->
                dynamo.deleteItem(delete -> delete.tableName(Sequel.TABLE).key(Sequel.key(item))));
    return dynamo;
  }

  private static Stream<DynamicTest> eachKept(Supplier<DynamoDbClient> empty) {
    return Versions.all()
        .flatMap(
            version ->
                Versions.MOMENTS.stream()
                    .filter(
                        moment ->
                            Versions.names(version.resolve("records")).contains(moment.name()))
                    .map(
                        moment ->
                            DynamicTest.dynamicTest(
                                version.getFileName() + " " + moment,
                                () ->
                                    goesOn(
                                        moment, Kept.read(version, moment.name()), empty.get()))));
  }

  private static void goesOn(Moment moment, Kept kept, DynamoDbClient dynamo) {
    Sequel sequel = Sequel.of(moment, kept, dynamo);

    assertThat(sequel.calls()).containsExactlyElementsOf(moment.calls());
    assertThat(sequel.states()).isEqualTo(moment.states());
    kept.items().forEach(item -> foreignAttributesSurvive(item, dynamo));
  }

  /** Sets are nothing that the runtime writes. */
  private static void foreignAttributesSurvive(
      Map<String, AttributeValue> before, DynamoDbClient dynamo) {
    Map<String, AttributeValue> after = Sequel.item(dynamo, before);
    before.forEach(
        (name, value) -> {
          if (value.hasSs() && !after.isEmpty()) {
            assertThat(after).containsEntry(name, value);
          }
        });
  }
}

package dev.lifecycle.examples.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.backup.BackupMoments;
import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.stage.Generated;
import dev.lifecycle.examples.local.stage.OnStage;
import dev.lifecycle.examples.quickstart.ClusterModel;
import dev.lifecycle.examples.quickstart.ClusterMoments;
import dev.lifecycle.examples.swarm.SwarmMoments;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.dynamodb.InMemoryDynamoDb;
import dev.lifecycle.testing.dynamodb.Items;
import dev.lifecycle.testing.world.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  private static final Path KEPT = Path.of("src", "test", "resources", "compatibility");
  private static final String VERSION =
      System.getProperty("lifecycle.version").replace("-SNAPSHOT", "");
  private static final String TABLE = "kept";
  private static final Path THIS = KEPT.resolve(VERSION);

  private static final List<Moment> MOMENTS =
      Stream.of(ClusterMoments.all(), BackupMoments.all(), SwarmMoments.all())
          .flatMap(List::stream)
          .toList();

  /** Whatever the runtime keeps in the table; a member of a map behind its map's name. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "Ident ItemType ItemStatus InstanceIp Model Revision WriteId LeaseOwner LeaseUntil",
          "Action Action.token Action.hook Action.group Action.direction Action.origin",
          "Action.destination Action.at Action.failed Action.result Action.done Action.beat",
          "Action.metadata Closed Seen Since Deadline NextLook Shard",
          "Pending Pending.transition Pending.starts Pending.refused",
          "Command Command.intent Command.at Command.tried Command.id Command.cancel",
          "Command.target Failure Failure.state Failure.transition Failure.error Failure.event",
          "Failure.at Failure.halted Journal ExpiresAt",
          "Node Transition Intent Targets Fired Nodes Done Holder");

  @BeforeAll
  static void keepWhatThisVersionLeaves() {
    if (Boolean.getBoolean("compatibility.update")) {
      MOMENTS.forEach(moment -> moment.reach().get().write(THIS, moment.name()));
    }
  }

  @Test
  void thisVersionKeepsEachMoment() throws IOException {
    List<String> names = MOMENTS.stream().map(Moment::name).sorted().toList();

    assertThat(names(THIS.resolve("records"))).isEqualTo(names);
    assertThat(names(THIS.resolve("events"))).isEqualTo(names);
  }

  @Test
  void eachAttributeOfARecordIsKeptInSomeMoment() {
    Set<String> found = new TreeSet<>();
    MOMENTS.stream()
        .flatMap(moment -> Kept.read(THIS, moment.name()).items().stream())
        .forEach(
            item ->
                item.forEach(
                    (name, value) -> {
                      found.add(name);
                      if (value.hasM()) {
                        value.m().keySet().forEach(member -> found.add(name + "." + member));
                      }
                    }));

    assertThat(found)
        .containsAll(ATTRIBUTES.stream().flatMap(line -> Stream.of(line.split(" "))).toList());
  }

  @Test
  void eachKindOfItemAndOfPendingIsKeptInSomeMoment() {
    List<Map<String, AttributeValue>> items =
        MOMENTS.stream()
            .flatMap(moment -> Kept.read(THIS, moment.name()).items().stream())
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
    Set<String> moments = MOMENTS.stream().map(Moment::name).collect(Collectors.toSet());

    versions()
        .forEach(
            version ->
                assertThat(moments)
                    .as(version.toString())
                    .containsAll(names(version.resolve("records"))));
  }

  @TestFactory
  Stream<DynamicTest> goesOnFromEachRecord() {
    return eachKept(() -> new InMemoryDynamoDb(TABLE, new Items()));
  }

  @TestFactory
  Stream<DynamicTest> goesOnFromEachRecordInDynamoDb(LocalDynamo local) throws IOException {
    local.create(
        Generated.of(ClusterModel.class)
            .deployment(new Account("123456789012", "eu-west-1"), Map.of("GroupName", "workers"))
            .table()
            .named(TABLE));
    return eachKept(() -> emptied(local.client()));
  }

  private static DynamoDbClient emptied(DynamoDbClient dynamo) {
    dynamo
        .scan(scan -> scan.tableName(TABLE).consistentRead(true))
        .items()
        .forEach(item -> dynamo.deleteItem(delete -> delete.tableName(TABLE).key(key(item))));
    return dynamo;
  }

  private static Stream<DynamicTest> eachKept(Supplier<DynamoDbClient> empty) {
    return versions()
        .flatMap(
            version ->
                MOMENTS.stream()
                    .filter(moment -> names(version.resolve("records")).contains(moment.name()))
                    .map(
                        moment ->
                            DynamicTest.dynamicTest(
                                version.getFileName() + " " + moment,
                                () ->
                                    goesOn(
                                        moment, Kept.read(version, moment.name()), empty.get()))));
  }

  private static void goesOn(Moment moment, Kept kept, DynamoDbClient dynamo) {
    kept.items().forEach(item -> dynamo.putItem(put -> put.tableName(TABLE).item(item)));
    PresentAws aws = new PresentAws(dynamo, TABLE, kept.time());

    handle(moment, kept, aws);

    assertThat(aws.calls()).containsExactlyElementsOf(moment.calls());
    moment
        .states()
        .forEach((node, state) -> assertThat(found(dynamo, node)).as(node).isEqualTo(state));
    kept.items().forEach(item -> foreignAttributesSurvive(item, dynamo));
  }

  private static void handle(Moment moment, Kept kept, PresentAws aws) {
    try {
      moment
          .function()
          .apply(aws)
          .handle(
              new ByteArrayInputStream(kept.event().getBytes(StandardCharsets.UTF_8)),
              new ByteArrayOutputStream(),
              new InvocationContext("request", () -> Duration.ofSeconds(60)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A node's state, or the attribute behind a dot. */
  private static String found(DynamoDbClient dynamo, String what) {
    String[] parts = what.split("\\.");
    String attribute = parts.length == 1 ? "ItemStatus" : parts[1];
    AttributeValue value =
        item(dynamo, Map.of("Ident", AttributeValue.fromS(parts[0]))).get(attribute);
    return value == null ? Moment.REMOVED : value.s();
  }

  /** Sets are nothing that the runtime writes. */
  private static void foreignAttributesSurvive(
      Map<String, AttributeValue> before, DynamoDbClient dynamo) {
    Map<String, AttributeValue> after = item(dynamo, before);
    before.forEach(
        (name, value) -> {
          if (value.hasSs() && !after.isEmpty()) {
            assertThat(after).containsEntry(name, value);
          }
        });
  }

  private static Map<String, AttributeValue> item(
      DynamoDbClient dynamo, Map<String, AttributeValue> item) {
    return dynamo.getItem(get -> get.tableName(TABLE).key(key(item)).consistentRead(true)).item();
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of("Ident", item.get("Ident"));
  }

  private static Stream<Path> versions() {
    return list(KEPT).stream().filter(Files::isDirectory);
  }

  private static List<String> names(Path folder) {
    return list(folder).stream()
        .map(file -> file.getFileName().toString().replace(".json", ""))
        .sorted()
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(folder + " is missing: keep it by -Dcompatibility.update=true", e));
    }
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.action.ActionKey;
import dev.lifecycle.runtime.action.CommandRequest;
import dev.lifecycle.runtime.action.Completion;
import dev.lifecycle.runtime.action.FoundCommand;
import dev.lifecycle.runtime.action.LifecycleActions;
import dev.lifecycle.runtime.action.RunCommand;
import dev.lifecycle.runtime.action.Sending;
import dev.lifecycle.runtime.action.WaitingInstance;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.store.DynamoDbNodeRecords;
import dev.lifecycle.runtime.store.DynamoDbRecordStore;
import dev.lifecycle.runtime.store.DynamoDbRoles;
import dev.lifecycle.runtime.store.DynamoDbSchedules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of nodes of {@link BackupModel}, a clock, and AWS services that nobody may call. */
record Cluster(
    DynamoDbClient dynamoDb, String table, BackupModel model, AtomicReference<Instant> now) {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  static Cluster of(DynamoDbClient dynamoDb, String table) {
    return new Cluster(dynamoDb, table, new BackupModel(), new AtomicReference<>(NOON));
  }

  /** An engine over this table. */
  Engine<BackupModel.State> engine() {
    return new Engine<>(parts());
  }

  Parts<BackupModel.State> parts() {
    String name = BackupModel.TABLE.model();
    Host host = new Host(now::get, () -> UUID.randomUUID().toString(), () -> 0.5, this::pass);
    return new Parts<>(
        BackupModel.TABLE,
        model,
        new DynamoDbRecordStore(dynamoDb, table, name, Set.of(), host.uuids()),
        new DynamoDbNodeRecords(dynamoDb, table),
        new DynamoDbRoles(dynamoDb, table, name, host.uuids()),
        new DynamoDbSchedules(dynamoDb, table, name),
        new NoActions(),
        new NoCommands(),
        Configuration.from(Services.of(Map.of("LIFECYCLE_TABLE", table))),
        host,
        new Json());
  }

  /** An invocation of a minute. */
  Invocation invocation() {
    return new Invocation(UUID.randomUUID().toString(), now.get().plusSeconds(60));
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Registers a worker that is ready. */
  void worker(String id) {
    worker(id, "ready", Map.of());
  }

  /** Registers a worker with further attributes. */
  void worker(String id, String status, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(more);
    item.put("Ident", AttributeValue.fromS(id));
    item.put("ItemType", AttributeValue.fromS("worker"));
    item.put("ItemStatus", AttributeValue.fromS(status));
    dynamoDb.putItem(request -> request.tableName(table).item(item));
  }

  void remove(String id) {
    dynamoDb.deleteItem(request -> request.tableName(table).key(key(id)));
  }

  Map<String, AttributeValue> item(String id) {
    return dynamoDb
        .getItem(request -> request.tableName(table).key(key(id)).consistentRead(true))
        .item();
  }

  /** A lifecycle action as records hold it. */
  static Map<String, AttributeValue> action(String direction, String flag) {
    return Map.of(
        "Action",
        AttributeValue.fromM(
            Map.of(
                "token",
                AttributeValue.fromS("87654321-4321-4321-4321-210987654321"),
                "direction",
                AttributeValue.fromS(direction),
                "group",
                AttributeValue.fromS("workers"),
                "hook",
                AttributeValue.fromS("workers-" + direction),
                "at",
                AttributeValue.fromN(Long.toString(NOON.toEpochMilli())),
                flag,
                AttributeValue.fromBool(true))));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("Ident", AttributeValue.fromS(id));
  }

  private record NoActions() implements LifecycleActions {

    @Override
    public Completion complete(ActionKey action, boolean goOn) {
      throw new AssertionError("there is nothing to complete");
    }

    @Override
    public boolean heartbeat(ActionKey action) {
      throw new AssertionError("there is no action");
    }

    @Override
    public boolean inService(String instanceId) {
      throw new AssertionError("nobody needs to know");
    }

    @Override
    public boolean launching(String instanceId) {
      throw new AssertionError("nobody needs to know");
    }

    @Override
    public List<WaitingInstance> waiting(Set<String> groups) {
      return List.of();
    }
  }

  private record NoCommands() implements RunCommand {

    @Override
    public Sending send(CommandRequest request) {
      throw new AssertionError("there is nothing to send");
    }

    @Override
    public Optional<FoundCommand> findByComment(String instanceId, String comment, Instant after) {
      throw new AssertionError("there is no command");
    }

    @Override
    public Optional<FoundCommand> find(String commandId) {
      throw new AssertionError("there is no command");
    }

    @Override
    public void cancel(String commandId) {
      throw new AssertionError("there is no command");
    }
  }
}

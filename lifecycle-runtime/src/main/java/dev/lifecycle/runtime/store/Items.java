package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.number;
import static dev.lifecycle.runtime.store.Attributes.text;
import static dev.lifecycle.runtime.store.Attributes.texts;
import static dev.lifecycle.runtime.store.Attributes.time;

import dev.lifecycle.runtime.LifecycleAction.Direction;
import dev.lifecycle.runtime.store.Attributes.Reader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The shape of items: records to attributes and back. A table of the seed's form reads as it is.
 */
final class Items {

  private Items() {}

  static NodeRecord read(Map<String, AttributeValue> item) {
    Reader all = new Reader("record " + item.get(Names.IDENT).s(), item);
    Map<String, Object> own = new TreeMap<>();
    item.forEach(
        (name, value) -> {
          if (!Names.RESERVED.contains(name) && Attributes.shown(value)) {
            own.put(name, Attributes.read(value));
          }
        });
    return new NodeRecord(
        all.requiredText(Names.IDENT),
        all.text(Names.ITEM_TYPE).orElse(""),
        all.text(Names.ITEM_STATUS).orElse(""),
        all.text(Names.INSTANCE_IP),
        all.text(Names.MODEL),
        all.number(Names.REVISION).orElse(0L),
        all.map(Names.ACTION).map(Items::readAction),
        all.texts(Names.CLOSED),
        all.texts(Names.SEEN),
        all.time(Names.SINCE),
        all.time(Names.DEADLINE),
        all.time(Names.NEXT_LOOK),
        all.time(Names.PUT_OFF),
        all.map(Names.PENDING).map(Items::readPending),
        all.map(Names.COMMAND).map(Items::readCommand),
        all.map(Names.FAILURE).map(Items::readFailure),
        all.map(Names.JOURNAL).map(Items::readJournal).orElse(Map.of()),
        own);
  }

  /** Whether an item is a node's record. */
  static boolean isNode(Map<String, AttributeValue> item) {
    AttributeValue type = item.get(Names.ITEM_TYPE);
    return type == null || type.s() == null || !Names.NO_NODE_TYPES.contains(type.s());
  }

  /** What of the record is an attribute that the runtime or the user may change. */
  static Map<String, AttributeValue> write(NodeRecord record) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    record.attributes().forEach((name, value) -> item.put(name, Attributes.write(name, value)));
    if (!record.status().isEmpty()) {
      item.put(Names.ITEM_STATUS, text(record.status()));
    }
    record.model().ifPresent(model -> item.put(Names.MODEL, text(model)));
    if (record.revision() > 0) {
      item.put(Names.REVISION, number(record.revision()));
    }
    record.action().ifPresent(action -> item.put(Names.ACTION, writeAction(action)));
    if (!record.closed().isEmpty()) {
      item.put(Names.CLOSED, texts(record.closed()));
    }
    if (!record.seen().isEmpty()) {
      item.put(Names.SEEN, texts(record.seen()));
    }
    record.since().ifPresent(at -> item.put(Names.SINCE, time(at)));
    record.deadline().ifPresent(at -> item.put(Names.DEADLINE, time(at)));
    record
        .nextLook()
        .ifPresent(
            at -> {
              item.put(Names.NEXT_LOOK, time(at));
              item.put(Names.SHARD, number(shard(record.id())));
            });
    record.putOff().ifPresent(at -> item.put(Names.PUT_OFF, time(at)));
    record.pending().ifPresent(pending -> item.put(Names.PENDING, writePending(pending)));
    record.command().ifPresent(command -> item.put(Names.COMMAND, writeCommand(command)));
    record.failure().ifPresent(failure -> item.put(Names.FAILURE, writeFailure(failure)));
    if (!record.journal().isEmpty()) {
      item.put(Names.JOURNAL, writeJournal(record.journal()));
    }
    return item;
  }

  static Map<String, AttributeValue> write(CommandEntry entry) {
    return Map.of(
        Names.IDENT,
        text(entry.commandId()),
        Names.ITEM_TYPE,
        text(Names.COMMAND_TYPE),
        "Node",
        text(entry.node()),
        "Transition",
        text(entry.transition()),
        "Intent",
        text(entry.intent()),
        "Targets",
        number(entry.targets()),
        Names.EXPIRES_AT,
        number(entry.expiresAt().getEpochSecond()));
  }

  static Optional<CommandEntry> readCommandEntry(Map<String, AttributeValue> item) {
    Reader all = new Reader("command " + item.get(Names.IDENT).s(), item);
    if (!all.text(Names.ITEM_TYPE).filter(Names.COMMAND_TYPE::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new CommandEntry(
            all.requiredText(Names.IDENT),
            all.requiredText("Node"),
            all.requiredText("Transition"),
            all.requiredText("Intent"),
            all.number("Targets").orElse(1L).intValue(),
            all.requiredEpochSecond(Names.EXPIRES_AT)));
  }

  static long shard(String id) {
    return Math.floorMod(id.hashCode(), Names.SHARDS);
  }

  private static StoredAction readAction(Reader map) {
    return new StoredAction(
        map.requiredText("token"),
        map.requiredConstant("direction", Direction.class),
        map.requiredText("group"),
        map.requiredText("hook"),
        map.text("origin"),
        map.text("destination"),
        map.text("metadata"),
        map.requiredTime("at"),
        map.flag("failed"),
        map.constant("result", ActionResult.class),
        map.flag("done"),
        map.time("beat"),
        map.text("successor"));
  }

  private static AttributeValue writeAction(StoredAction action) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    map.put("token", text(action.token()));
    map.put("direction", text(action.direction().name().toLowerCase(Locale.ROOT)));
    map.put("group", text(action.group()));
    map.put("hook", text(action.hook()));
    action.origin().ifPresent(origin -> map.put("origin", text(origin)));
    action.destination().ifPresent(destination -> map.put("destination", text(destination)));
    action.metadata().ifPresent(metadata -> map.put("metadata", text(metadata)));
    map.put("at", time(action.at()));
    flag(map, "failed", action.failed());
    action.result().ifPresent(result -> map.put("result", text(result.name())));
    flag(map, "done", action.done());
    action.beat().ifPresent(beat -> map.put("beat", time(beat)));
    action.successor().ifPresent(launch -> map.put("successor", text(launch)));
    return AttributeValue.fromM(map);
  }

  private static Pending readPending(Reader map) {
    return new Pending(
        map.text("transition"), map.number("starts").orElse(0L).intValue(), map.flag("refused"));
  }

  private static AttributeValue writePending(Pending pending) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    pending.transition().ifPresent(transition -> map.put("transition", text(transition)));
    map.put("starts", number(pending.starts()));
    flag(map, "refused", pending.refused());
    return AttributeValue.fromM(map);
  }

  private static StoredCommand readCommand(Reader map) {
    return new StoredCommand(
        map.requiredText("intent"),
        map.requiredTime("at"),
        map.time("tried"),
        map.text("id"),
        map.text("cancel"),
        map.text("target"),
        map.flag("unsent"));
  }

  private static AttributeValue writeCommand(StoredCommand command) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    map.put("intent", text(command.intent()));
    map.put("at", time(command.at()));
    command.tried().ifPresent(tried -> map.put("tried", time(tried)));
    command.commandId().ifPresent(id -> map.put("id", text(id)));
    command.cancel().ifPresent(id -> map.put("cancel", text(id)));
    command.target().ifPresent(id -> map.put("target", text(id)));
    flag(map, "unsent", command.unsent());
    return AttributeValue.fromM(map);
  }

  private static StoredFailure readFailure(Reader map) {
    return new StoredFailure(
        map.text("state").orElse(""),
        map.text("transition").orElse(""),
        map.text("error").orElse(""),
        map.text("event").orElse(""),
        map.requiredTime("at"),
        map.flag("halted"));
  }

  private static AttributeValue writeFailure(StoredFailure failure) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    map.put("state", text(failure.state()));
    map.put("transition", text(failure.transition()));
    map.put("error", text(failure.error()));
    map.put("event", text(failure.event()));
    map.put("at", time(failure.at()));
    flag(map, "halted", failure.halted());
    return AttributeValue.fromM(map);
  }

  private static Map<Integer, String> readJournal(Reader map) {
    Map<Integer, String> journal = new TreeMap<>();
    for (int slot = 0; slot < NodeRecord.JOURNAL_SIZE; slot++) {
      int key = slot;
      map.text(Integer.toString(slot)).ifPresent(entry -> journal.put(key, entry));
    }
    return journal;
  }

  private static AttributeValue writeJournal(Map<Integer, String> journal) {
    Map<String, AttributeValue> map = new TreeMap<>();
    journal.forEach((slot, entry) -> map.put(slot.toString(), text(entry)));
    return AttributeValue.fromM(map);
  }

  private static void flag(Map<String, AttributeValue> map, String name, boolean set) {
    if (set) {
      map.put(name, AttributeValue.fromBool(true));
    }
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.report.OperatorAnswer;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredAction;
import dev.lifecycle.runtime.store.StoredCommand;
import dev.lifecycle.runtime.store.StoredFailure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A record and its journal for people: times as text, no tokens, metadata or own attributes. */
final class Description {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Description() {}

  static OperatorAnswer of(NodeRecord record) {
    Description all = new Description();
    all.put("node", record.id())
        .put("model", record.model())
        .put("type", record.type())
        .put("state", record.status())
        .put("ip", record.ip())
        .put("revision", record.revision())
        .put("since", record.since())
        .put("deadline", record.deadline())
        .put("nextLook", record.nextLook())
        .put("action", record.action().map(Description::action))
        .put("command", record.command().map(Description::command))
        .put("pending", record.pending().map(left -> left.transition().orElse("completion")))
        .put("failure", record.failure().map(Description::failure))
        .put("journal", record.history().stream().map(Description::readable).toList());
    return new OperatorAnswer(all.fields);
  }

  private static Map<String, Object> action(StoredAction action) {
    return new Description()
        .put("direction", action.direction())
        .put("group", action.group())
        .put("hook", action.hook())
        .put("origin", action.origin())
        .put("destination", action.destination())
        .put("at", action.at())
        .put("beat", action.beat())
        .put("failed", action.failed())
        .put("result", action.result())
        .put("done", action.done())
        .fields;
  }

  private static Map<String, Object> command(StoredCommand command) {
    return new Description()
        .put("intent", command.intent())
        .put("at", command.at())
        .put("tried", command.tried())
        .put("id", command.commandId())
        .put("cancel", command.cancel())
        .fields;
  }

  private static Map<String, Object> failure(StoredFailure failure) {
    return new Description()
        .put("state", failure.state())
        .put("transition", failure.transition())
        .put("error", failure.error())
        .put("event", failure.event())
        .put("at", failure.at())
        .put("halted", failure.halted())
        .fields;
  }

  /** {@code join InstanceLaunching 1795601702 12} with its time in front, as people read. */
  private static String readable(String entry) {
    String[] words = entry.split(" ", 4);
    return words.length == 4 && words[2].matches("\\d{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(words[2]))
            + " "
            + words[0]
            + " by "
            + words[1]
            + ", ms "
            + words[3]
        : entry;
  }

  private Description put(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> put(name, present));
    } else if (value instanceof Enum<?> || value instanceof Instant) {
      fields.put(name, value.toString());
    } else {
      fields.put(name, value);
    }
    return this;
  }
}

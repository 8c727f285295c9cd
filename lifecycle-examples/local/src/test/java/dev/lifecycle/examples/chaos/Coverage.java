package dev.lifecycle.examples.chaos;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What runs came past: rows that fired, and what became of which AWS call. Thread-safe. */
final class Coverage {

  /** What may become of a call: a column of the fault matrix. */
  enum Column {
    /** It takes no effect: a crash before it, or the service fails. */
    BEFORE,
    /** It takes effect and nobody hears of it: a crash after it, or a lost answer. */
    AFTER,
    /** The service is too busy. */
    THROTTLED,
    /** The service refuses it for good. */
    REFUSED;

    private static final Map<Fault, Column> OF = new EnumMap<>(Fault.class);

    static {
      OF.put(Fault.CRASH_BEFORE, BEFORE);
      OF.put(Fault.BROKEN, BEFORE);
      OF.put(Fault.CRASH_AFTER, AFTER);
      OF.put(Fault.LOST, AFTER);
      OF.put(Fault.BROKEN_AFTER, AFTER);
      OF.put(Fault.THROTTLED, THROTTLED);
      OF.put(Fault.REFUSED, REFUSED);
    }
  }

  private final Set<String> rows = ConcurrentHashMap.newKeySet();
  private final Set<String> cells = ConcurrentHashMap.newKeySet();

  /** A run that is over. */
  void add(World world) {
    world.items().ids().stream()
        .flatMap(id -> world.items().history(id).stream())
        .map(item -> item.get("Journal"))
        .filter(journal -> journal != null && journal.hasM())
        .flatMap(journal -> journal.m().values().stream())
        .map(AttributeValue::s)
        .forEach(entry -> rows.add(entry.split(" ")[0]));
    world.calls().made().forEach(this::add);
  }

  private void add(AwsCall call) {
    call.fault()
        .map(Column.OF::get)
        .ifPresent(column -> cells.add(cell(name(call), column.name())));
    if (call.fault().isEmpty()) {
      call.refusal().ifPresent(why -> cells.add(cell(name(call), why)));
    }
  }

  /** As the test lists it: claims, decisions, confirmations and other writes are four things. */
  private static String name(AwsCall call) {
    return call.name().equals("DynamoDB UpdateItem")
        ? call.name() + " (" + call.detail() + ")"
        : call.name();
  }

  private static String cell(String call, String column) {
    return call + ": " + column;
  }

  /** The rows of a table that never fired. */
  List<String> unvisited(TransitionTable<?> table) {
    return table.rows().stream().map(TransitionRow::id).filter(id -> !rows.contains(id)).toList();
  }

  /** The cells of these calls that no run came past. */
  List<String> missed(Collection<String> calls) {
    return calls.stream()
        .flatMap(call -> List.of(Column.values()).stream().map(c -> cell(call, c.name())))
        .filter(cell -> !cells.contains(cell))
        .toList();
  }

  /** Whether a call was refused so, and not because of a fault. */
  boolean refused(String callAndWhy) {
    return cells.contains(callAndWhy);
  }
}

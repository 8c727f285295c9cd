package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a node's item says. An empty item: there is no record. */
record StoredNode<S extends Enum<S>>(TransitionTable<S> table, Map<String, AttributeValue> item) {

  private static final int JOURNAL_SIZE = 8;

  boolean exists() {
    return !item.isEmpty();
  }

  /** The stored state, as it is written. */
  String status() {
    return text(item, "ItemStatus").orElse("");
  }

  Optional<S> state() {
    return table.state(status());
  }

  /** The state as the model writes it; another status as it is. */
  String shownState() {
    return state().map(Enum::name).orElse("'" + status() + "'");
  }

  /** A user's attribute; numbers as {@link #plain(Object)} has them. */
  Optional<Object> attribute(String name) {
    return Optional.ofNullable(item.get(name)).map(StoredNode::plain);
  }

  /** The error of the stored failure. */
  Optional<String> failure() {
    return Optional.ofNullable(item.get("Failure"))
        .map(AttributeValue::m)
        .map(map -> text(map, "error").orElse(""));
  }

  /** What wrote this version: a row's id, or a word of the runtime. */
  Optional<String> written() {
    return Optional.ofNullable(item.get("Journal"))
        .flatMap(ring -> text(ring.m(), Long.toString(revision() % JOURNAL_SIZE)))
        .map(entry -> entry.split(" ")[0]);
  }

  long revision() {
    return item.containsKey("Revision") ? Long.parseLong(item.get("Revision").n()) : 0;
  }

  /** When a timeout of its state fires. */
  Optional<Instant> deadline() {
    return Optional.ofNullable(item.get("Deadline"))
        .map(at -> Instant.ofEpochMilli(Long.parseLong(at.n())));
  }

  /** What makes it go on from its state, a line each. */
  List<String> ways() {
    List<String> ways = new ArrayList<>();
    state().ifPresent(now -> table.rowsFrom(now).forEach(row -> ways.add(way(row))));
    return ways;
  }

  private String way(TransitionRow<S> row) {
    List<String> words = new ArrayList<>();
    row.on().forEach(type -> words.add(type.getSimpleName()));
    String triggers = String.join(" or ", words);
    StringBuilder way = new StringBuilder(triggers);
    row.schedule().ifPresent(name -> way.append(" of ").append(name));
    row.detailType().ifPresent(type -> way.append(" ").append(type));
    row.timeout().ifPresent(rest -> way.append("no news for ").append(Spans.text(rest)));
    String guard =
        row.when().stream().collect(Collectors.joining(" and "))
            + (row.when().isEmpty() || row.unless().isEmpty() ? "" : " and ")
            + row.unless().stream().map(c -> "not " + c).collect(Collectors.joining(" and "));
    if (!guard.isEmpty()) {
      way.append(way.isEmpty() ? "" : ", ").append("if ").append(guard);
    }
    if (way.isEmpty()) {
      way.append("nothing");
    }
    String target =
        switch (row.target()) {
          case STATE -> row.dest().orElseThrow().name();
          case STAY -> "the same state";
          case REMOVED -> "removed";
        };
    return way + ": " + row.id() + " -> " + target;
  }

  static Optional<String> text(Map<String, AttributeValue> map, String name) {
    return Optional.ofNullable(map.get(name)).map(AttributeValue::s);
  }

  private static Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> plain(new BigDecimal(value.n()));
      case BOOL -> value.bool();
      case L -> value.l().stream().map(StoredNode::plain).toList();
      case M -> {
        Map<String, Object> map = new HashMap<>();
        value.m().forEach((name, inner) -> map.put(name, plain(inner)));
        yield map;
      }
      default -> value;
    };
  }

  /** The value with numbers of one kind, so that 1 and 1.0 are equal. */
  static Object plain(Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> plain((Object) item)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> same = new HashMap<>();
      map.forEach((name, inner) -> same.put(name, plain(inner)));
      return same;
    }
    return value;
  }
}

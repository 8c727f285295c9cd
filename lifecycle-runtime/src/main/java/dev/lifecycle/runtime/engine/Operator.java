package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.event.OperatorRequest;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.OperatorAnswer;
import dev.lifecycle.runtime.store.NodeRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers operators. All but {@link #retry} only read. Thread-safe.
 *
 * @param <S> the model's states
 */
final class Operator<S extends Enum<S>> {

  /** So many nodes are listed; the rest is counted. */
  private static final int MOST_LISTED = 100;

  private final Parts<S> parts;
  private final Claims claims;

  Operator(Parts<S> parts, Claims claims) {
    this.parts = parts;
    this.claims = claims;
  }

  /** A node's record and journal. */
  OperatorAnswer describe(OperatorRequest.Describe request) {
    return read(request.node()).map(Description::of).orElseGet(() -> unknown(request.node()));
  }

  /** Which row an event would fire for a node. */
  OperatorAnswer explain(OperatorRequest.Explain request, Invocation invocation) {
    return read(request.node())
        .map(record -> new Explanation<>(parts, invocation).of(record, request.event()))
        .orElseGet(() -> unknown(request.node()));
  }

  /**
   * Goes on with a node: its open intent, what is pending, completion transitions, also of one that
   * a failure halted.
   *
   * @throws RetryableException if it could not be done now
   */
  Answer retry(OperatorRequest.Retry request, Invocation invocation) {
    Instant now = parts.host().now();
    OtherEvent event =
        new OtherEvent(
            invocation.requestId(), now, "lifecycle", "retry", Optional.of(request.node()));
    Claims.Result claim = claims.claim(request.node(), invocation);
    if (claim instanceof Claims.Result.Ours ours) {
      return new Delivery<>(
              parts, ours.session(), invocation, Patience.of(parts.host(), invocation))
          .retry(event);
    }
    return Answer.ignored(
        Optional.of(request.node()),
        claim instanceof Claims.Result.NotOurs notOurs
            ? notOurs.reason()
            : "the node has no record");
  }

  /** This model's nodes: how many are in which state, which wait, which are overdue. */
  OperatorAnswer status() {
    Instant now = parts.host().now();
    Map<String, Object> states = new TreeMap<>();
    List<Map<String, Object>> waiting = new ArrayList<>();
    List<Map<String, Object>> overdue = new ArrayList<>();
    parts
        .nodes()
        .all()
        .filter(this::isOurs)
        .forEach(
            record -> {
              states.merge(record.status(), 1, (one, other) -> (int) one + (int) other);
              if (record.nextLook().filter(now::isAfter).isPresent()) {
                overdue.add(line(record));
              } else if (record.nextLook().isPresent() || record.openAction().isPresent()) {
                waiting.add(line(record));
              }
            });
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", parts.table().model());
    fields.put("states", states);
    list(fields, "waiting", waiting);
    list(fields, "overdue", overdue);
    return new OperatorAnswer(fields);
  }

  /** Whether the record is this model's, or of a node that no model has stored yet. */
  private boolean isOurs(NodeRecord record) {
    return record.model().filter(model -> !model.equals(parts.table().model())).isEmpty();
  }

  private static Map<String, Object> line(NodeRecord record) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("node", record.id());
    line.put("state", record.status());
    record.since().ifPresent(at -> line.put("since", at.toString()));
    record.nextLook().ifPresent(at -> line.put("nextLook", at.toString()));
    return line;
  }

  private static void list(
      Map<String, Object> fields, String name, List<Map<String, Object>> nodes) {
    fields.put(name, List.copyOf(nodes.subList(0, Math.min(nodes.size(), MOST_LISTED))));
    if (nodes.size() > MOST_LISTED) {
      fields.put(name + "More", nodes.size() - MOST_LISTED);
    }
  }

  private Optional<NodeRecord> read(String id) {
    return parts.nodes().find(id);
  }

  private static OperatorAnswer unknown(String id) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", id);
    fields.put("reason", "the node has no record");
    return new OperatorAnswer(fields);
  }
}

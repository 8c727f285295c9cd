package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.action.GroupInstance;
import dev.lifecycle.runtime.event.OperatorRequest;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.OperatorAnswer;
import dev.lifecycle.runtime.store.NodeRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers operators. All but {@link #retry} only read. Thread-safe.
 *
 * @param <S> the model's states
 */
final class Operator<S extends Enum<S>> {

  /** No record's time is later. */
  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

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

  /**
   * This model's nodes: how many are in which state, which wait, which are overdue; and instances
   * of our groups without a record. Seen are the instances that the groups have, and the records
   * that the sweep must look at: of an instance that is gone only a record that still needs
   * something.
   */
  OperatorAnswer status() {
    List<GroupInstance> instances =
        parts.actions().instances(parts.configuration().groups()).flatMap(List::stream).toList();
    Set<String> ids =
        Stream.concat(
                instances.stream().map(GroupInstance::instanceId),
                parts.store().due(END_OF_TIME).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<NodeRecord> records = parts.nodes().of(List.copyOf(ids)).toList();
    Set<String> known = records.stream().map(NodeRecord::id).collect(Collectors.toSet());
    Status status = new Status(parts.table().model(), parts.host().now());
    records.stream().filter(this::isOurs).forEach(status::add);
    instances.stream()
        .filter(instance -> !known.contains(instance.instanceId()))
        .forEach(status::addUnknown);
    return status.answer();
  }

  /** Whether the record is this model's, or of a node that no model has stored yet. */
  private boolean isOurs(NodeRecord record) {
    return record.model().filter(model -> !model.equals(parts.table().model())).isEmpty();
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

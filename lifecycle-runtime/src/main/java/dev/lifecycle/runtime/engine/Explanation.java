package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.OperatorAnswer;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says which row an event would fire for a node and which guard says no. Conditions are asked, as
 * they only read; no task runs and nothing is stored. Immutable.
 *
 * @param <S> the model's states
 */
record Explanation<S extends Enum<S>>(Parts<S> parts, Invocation invocation) {

  OperatorAnswer of(NodeRecord record, LifecycleEvent event) {
    NodeRecord judged = judged(record, event);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", record.id());
    fields.put("state", record.status());
    fields.put("event", event.getClass().getSimpleName());
    List<String> before = before(record);
    if (!before.isEmpty()) {
      fields.put("before", before);
    }
    refusal(record, event).ifPresent(why -> fields.put("ignored", why));
    Explained rows = new Explained(moment(judged, event));
    try {
      String row = select(judged, rows);
      if (!row.equals(Dispatcher.NONE) && refusal(record, event).isEmpty()) {
        fields.put("fires", row);
      }
    } catch (Exception thrown) {
      fields.put("fails", "a condition threw " + thrown.getClass().getSimpleName());
    }
    fields.put("rows", rows.rows());
    return new OperatorAnswer(fields);
  }

  /** What a delivery does first. */
  private static List<String> before(NodeRecord record) {
    List<String> before = new ArrayList<>();
    record
        .intent()
        .map(StoredCommand::intent)
        .ifPresent(intent -> before.add("the open intent " + intent + " is driven"));
    record
        .pending()
        .map(left -> left.transition().orElse("the completion"))
        .ifPresent(row -> before.add("what is pending of " + row + " is done"));
    return before;
  }

  /** Why the event would be ignored whatever rows there are. */
  private Optional<String> refusal(NodeRecord record, LifecycleEvent event) {
    Optional<String> other = Engine.node(event).filter(node -> !node.equals(record.id()));
    if (other.isPresent()) {
      return Optional.of("the event is about " + other.get());
    }
    if (event instanceof InstanceAction action) {
      if (!parts.configuration().covers(action.group(), action.hook())) {
        return Optional.of("the lifecycle action is of another group or another hook");
      }
      ActionVerdict verdict = ActionVerdict.of(action, record);
      return verdict == ActionVerdict.OPENS ? Optional.empty() : Optional.of(verdict.reason());
    }
    if (record.seen().contains(Hashes.meaning(event))) {
      return Optional.of("this event has fired its row already");
    }
    boolean stale =
        event instanceof CommandFinished finished
            && !record
                .command()
                .flatMap(StoredCommand::commandId)
                .equals(Optional.of(finished.commandId()));
    return stale
        ? Optional.of("this command is not the one that the node waits for")
        : Optional.empty();
  }

  /** The record as the event's rows would meet it. */
  private NodeRecord judged(NodeRecord record, LifecycleEvent event) {
    if (!(event instanceof InstanceAction action)
        || ActionVerdict.of(action, record) != ActionVerdict.OPENS) {
      return record;
    }
    NodeRecord.Builder opened =
        record
            .edit()
            .action(
                Optional.of(
                    ActionEvents.open(action, parts.table().readsMetadata(), Optional.empty())));
    return ActionDelivery.walksAgain(action, record, parts.table())
        ? opened.status(parts.table().storedName(parts.table().initial())).build()
        : opened.build();
  }

  private Moment moment(NodeRecord record, LifecycleEvent event) {
    Function<String, Run> runs =
        row -> new DispatchRun(invocation, parts.host(), record, record.revision(), row);
    return new Moment(
        parts.table(),
        false,
        new DispatchArguments(
            NodeView.readOnly(record),
            StoredNodes.readOnly(parts),
            record,
            event,
            runs.apply(Dispatcher.NONE),
            parts.json()),
        new Conditions(),
        runs,
        parts.host().now());
  }

  private String select(NodeRecord record, Explained rows) throws Exception {
    Optional<S> state = parts.table().state(record.status());
    return state.isPresent()
        ? parts.dispatcher().select(state.get(), rows)
        : parts.dispatcher().selectUnknown(rows);
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.LifecycleAction.Direction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.action.GroupInstance;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.RoleHolder;
import dev.lifecycle.runtime.store.StoredAction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The nodes of the table, and the roles that they hold.
 *
 * @param elects whether roles may be given away here
 * @param terminating whether nodes that terminate are among the nodes
 */
record StoredNodes<S extends Enum<S>>(Parts<S> parts, boolean elects, boolean terminating)
    implements Nodes {

  private static final Set<String> EVERY_GROUP = Set.of();

  /** The nodes for a method that only reads. */
  static Nodes readOnly(Parts<?> parts) {
    return new StoredNodes<>(parts, false, false);
  }

  /** The nodes for a task. */
  static Nodes electing(Parts<?> parts) {
    return new StoredNodes<>(parts, true, false);
  }

  @Override
  public Optional<Node> find(String id) {
    return parts.nodes().find(id).map(NodeView::readOnly);
  }

  @Override
  public Stream<Node> ofType(String... types) {
    return shown(parts.nodes().ofTypes(set(types)));
  }

  @Override
  public Stream<Node> inState(String... states) {
    Set<String> names = new LinkedHashSet<>();
    set(states).forEach(state -> names.addAll(parts.table().synonyms(state)));
    return shown(
        parts
            .actions()
            .instances(EVERY_GROUP)
            .flatMap(
                page -> parts.nodes().of(page.stream().map(GroupInstance::instanceId).toList()))
            .filter(record -> names.contains(record.status())));
  }

  @Override
  public Nodes includingTerminating() {
    return new StoredNodes<>(parts, elects, true);
  }

  @Override
  public boolean elect(String role, Node node) {
    if (!elects) {
      throw new UnsupportedOperationException(
          "role " + role + " cannot be given away here: only tasks of transitions elect");
    }
    Optional<RoleHolder> seen = parts.roles().holder(role);
    while (seen.isEmpty() || free(seen.get(), node)) {
      RoleHolder now = parts.roles().take(role, seen, node.id());
      if (now.node().equals(node.id())) {
        return true;
      }
      seen = Optional.of(now); // somebody else was faster
    }
    return seen.get().node().equals(node.id());
  }

  @Override
  public Optional<Node> holder(String role) {
    return parts.roles().holder(role).flatMap(this::sound).map(NodeView::readOnly);
  }

  private boolean free(RoleHolder holder, Node candidate) {
    return !holder.node().equals(candidate.id()) && sound(holder).isEmpty();
  }

  /** The holder's record, unless it is gone or failed. */
  private Optional<NodeRecord> sound(RoleHolder holder) {
    return parts.nodes().find(holder.node()).filter(record -> !failed(record));
  }

  private boolean failed(NodeRecord record) {
    TransitionTable<S> table = parts.table();
    Optional<S> failure = table.failure();
    return record.halted()
        || record.action().filter(StoredAction::failed).isPresent()
        || (failure.isPresent() && table.state(record.status()).equals(failure));
  }

  private Stream<Node> shown(Stream<NodeRecord> records) {
    return records.filter(record -> terminating || !terminates(record)).map(NodeView::readOnly);
  }

  private static boolean terminates(NodeRecord record) {
    return record
        .action()
        .filter(
            action ->
                action.direction() == Direction.TERMINATING
                    || (action.direction() == Direction.RETURNING && action.open()))
        .isPresent();
  }

  private static Set<String> set(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }
}

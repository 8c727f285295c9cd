package dev.lifecycle.runtime.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the runtime knows of a node. Immutable.
 *
 * @param id the instance's id
 * @param type the user's node type, or the empty string
 * @param status the state, or the empty string
 * @param ip the private ip address
 * @param model the model that stored it first
 * @param revision counts the stores that wrote a journal entry
 * @param action the latest lifecycle action
 * @param closed short hashes of the last closed tokens
 * @param seen short hashes of the last events that fired a row and have no token or command
 * @param since when the state was entered
 * @param deadline when its {@code timeout} fires, or an open intent expires
 * @param nextLook when the sweep must look
 * @param putOff until when a task may be tried again that asked for it, where no deadline says so
 * @param pending what follows the last store
 * @param command the open intent or the command that runs
 * @param failure the latest failure
 * @param journal the last transitions, by revision modulo {@link #JOURNAL_SIZE}
 * @param attributes the user's own attributes
 */
public record NodeRecord(
    String id,
    String type,
    String status,
    Optional<String> ip,
    Optional<String> model,
    long revision,
    Optional<StoredAction> action,
    List<String> closed,
    List<String> seen,
    Optional<Instant> since,
    Optional<Instant> deadline,
    Optional<Instant> nextLook,
    Optional<Instant> putOff,
    Optional<Pending> pending,
    Optional<StoredCommand> command,
    Optional<StoredFailure> failure,
    Map<Integer, String> journal,
    Map<String, Object> attributes) {

  /** How many journal entries a record keeps. */
  public static final int JOURNAL_SIZE = 8;

  private static final int REMEMBERED = 4;

  /** Copies the collections. */
  public NodeRecord {
    closed = List.copyOf(closed);
    seen = List.copyOf(seen);
    journal = Map.copyOf(journal);
    attributes = Map.copyOf(attributes);
  }

  /** Whether a failure keeps the node where it is. */
  public boolean halted() {
    return failure.filter(StoredFailure::halted).isPresent();
  }

  /** The open intent, if there is one. */
  public Optional<StoredCommand> intent() {
    return command.filter(StoredCommand::intended);
  }

  /** The command that was given up and is not judged yet, if there is one. */
  public Optional<StoredCommand> unsent() {
    return command.filter(StoredCommand::unsent);
  }

  /** The open lifecycle action, if there is one. */
  public Optional<StoredAction> openAction() {
    return action.filter(StoredAction::open);
  }

  /** The journal entries, oldest first. */
  public List<String> history() {
    List<String> entries = new ArrayList<>();
    for (long at = Math.max(1, revision - JOURNAL_SIZE + 1); at <= revision; at++) {
      String entry = journal.get((int) (at % JOURNAL_SIZE));
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** A copy to change. */
  public Builder edit() {
    return new Builder(this);
  }

  /** Names no attributes: records are part of messages. */
  @Override
  public String toString() {
    return "NodeRecord[" + id + " " + status + " " + revision + "]";
  }

  /** A record that another one is changed into. Not thread-safe. */
  public static final class Builder {

    private final NodeRecord from;
    private String status;
    private Optional<String> model;
    private long revision;
    private Optional<StoredAction> action;
    private List<String> closed;
    private List<String> seen;
    private Optional<Instant> since;
    private Optional<Instant> deadline;
    private Optional<Instant> nextLook;
    private Optional<Instant> putOff;
    private Optional<Pending> pending;
    private Optional<StoredCommand> command;
    private Optional<StoredFailure> failure;
    private Map<Integer, String> journal;
    private Map<String, Object> attributes;

    private Builder(NodeRecord from) {
      this.from = from;
      status = from.status;
      model = from.model;
      revision = from.revision;
      action = from.action;
      closed = from.closed;
      seen = from.seen;
      since = from.since;
      deadline = from.deadline;
      nextLook = from.nextLook;
      putOff = from.putOff;
      pending = from.pending;
      command = from.command;
      failure = from.failure;
      journal = from.journal;
      attributes = from.attributes;
    }

    /** The state. */
    public Builder status(String name) {
      status = name;
      return this;
    }

    /** The next revision, of this model, with its journal entry. */
    public Builder journal(String ofModel, String entry) {
      model = Optional.of(ofModel);
      revision++;
      journal = new TreeMap<>(journal);
      journal.put((int) (revision % JOURNAL_SIZE), entry);
      return this;
    }

    /** Adds to the latest journal entry. */
    public Builder remark(String more) {
      if (!more.isEmpty()) {
        journal = new TreeMap<>(journal);
        journal.computeIfPresent((int) (revision % JOURNAL_SIZE), (slot, entry) -> entry + more);
      }
      return this;
    }

    /** The lifecycle action. */
    public Builder action(Optional<StoredAction> latest) {
      action = latest;
      return this;
    }

    /** Remembers that the token of this hash is closed. */
    public Builder close(String hash) {
      closed = remember(closed, hash);
      return this;
    }

    /** Remembers that the event of this hash fired a row. */
    public Builder see(String hash) {
      seen = remember(seen, hash);
      return this;
    }

    /** When the state was entered. */
    public Builder since(Instant entered) {
      since = Optional.of(entered);
      return this;
    }

    /** When the state's {@code timeout} fires. */
    public Builder deadline(Optional<Instant> at) {
      deadline = at;
      return this;
    }

    /** When the sweep must look. */
    public Builder nextLook(Optional<Instant> at) {
      nextLook = at;
      return this;
    }

    /** Until when a task may be tried again that asked for it. */
    public Builder putOff(Optional<Instant> end) {
      putOff = end;
      return this;
    }

    /** What follows the store. */
    public Builder pending(Optional<Pending> work) {
      pending = work;
      return this;
    }

    /** The command. */
    public Builder command(Optional<StoredCommand> open) {
      command = open;
      return this;
    }

    /** The failure. */
    public Builder failure(Optional<StoredFailure> latest) {
      failure = latest;
      return this;
    }

    /** Sets user attributes; an empty value removes one. */
    public Builder attributes(Map<String, Optional<Object>> changes) {
      Map<String, Object> changed = new HashMap<>(attributes);
      changes.forEach(
          (name, value) ->
              value.ifPresentOrElse(v -> changed.put(name, v), () -> changed.remove(name)));
      attributes = changed;
      return this;
    }

    /** The record. */
    public NodeRecord build() {
      return new NodeRecord(
          from.id,
          from.type,
          status,
          from.ip,
          model,
          revision,
          action,
          closed,
          seen,
          since,
          deadline,
          nextLook,
          putOff,
          pending,
          command,
          failure,
          journal,
          attributes);
    }

    private static List<String> remember(List<String> known, String hash) {
      List<String> more = new ArrayList<>(known);
      more.remove(hash);
      more.add(hash);
      return more.subList(Math.max(0, more.size() - REMEMBERED), more.size());
    }
  }
}

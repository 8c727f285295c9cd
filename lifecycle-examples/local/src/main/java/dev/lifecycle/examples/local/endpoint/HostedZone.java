package dev.lifecycle.examples.local.endpoint;

import dev.lifecycle.testing.aws.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A Route 53 hosted zone with the semantics of its change batches. Thread-safe. */
public final class HostedZone {

  private final String id;
  private final String domain;
  private Map<String, RecordSet> sets = new TreeMap<>();
  private Optional<String> refusal = Optional.empty();

  /** Without records. */
  public HostedZone(String id, String domain) {
    this.id = id;
    this.domain = domain;
  }

  /** What is done with a record set. */
  public enum Action {
    CREATE,
    UPSERT,
    DELETE
  }

  /** The records of one name and type. */
  public record RecordSet(String name, String type, long ttl, List<String> values) {

    /** A name is absolute and in lower case, as Route 53 stores it. */
    public RecordSet {
      name = name.toLowerCase(Locale.ROOT) + (name.endsWith(".") ? "" : ".");
      values = List.copyOf(values);
    }

    private String key() {
      return name + " " + type;
    }
  }

  /** A change of a batch. */
  public record Change(Action action, RecordSet set) {}

  /** The zone's id. */
  public String id() {
    return id;
  }

  /** The domain that all its names are in. */
  public String domain() {
    return domain;
  }

  /** From now on every change is refused with this code. */
  public synchronized void refuse(String code) {
    refusal = Optional.of(code);
  }

  /** From now on changes are judged again. */
  public synchronized void accept() {
    refusal = Optional.empty();
  }

  /** The record sets, by name. */
  public synchronized List<RecordSet> sets() {
    return List.copyOf(sets.values());
  }

  /**
   * Makes all of these changes, or none.
   *
   * @throws ApiException {@code InvalidChangeBatch} if one of them is refused
   */
  public synchronized void change(List<Change> batch) {
    refusal.ifPresent(
        code -> {
          throw new ApiException(code, "Refused, as asked for");
        });
    Map<String, RecordSet> changed = new TreeMap<>(sets);
    List<String> refusals = new ArrayList<>();
    for (Change change : batch) {
      if (!change.set().name().endsWith("." + domain + ".")) {
        refusals.add(
            "RRSet with DNS name %s is not permitted in zone %s."
                .formatted(change.set().name(), domain));
      } else {
        apply(change, changed, refusals);
      }
    }
    if (!refusals.isEmpty()) {
      throw new ApiException("InvalidChangeBatch", refusals.toString());
    }
    sets = changed;
  }

  private static void apply(Change change, Map<String, RecordSet> sets, List<String> refusals) {
    RecordSet set = change.set();
    RecordSet there = sets.get(set.key());
    switch (change.action()) {
      case UPSERT -> sets.put(set.key(), set);
      case CREATE -> {
        if (sets.putIfAbsent(set.key(), set) != null) {
          refusals.add("Tried to create %s but it already exists".formatted(words(set)));
        }
      }
      case DELETE -> {
        if (there == null) {
          refusals.add("Tried to delete %s but it was not found".formatted(words(set)));
        } else if (!there.equals(set)) {
          refusals.add(
              "Tried to delete %s but the values provided do not match the current values"
                  .formatted(words(set)));
        } else {
          sets.remove(set.key());
        }
      }
    }
  }

  private static String words(RecordSet set) {
    return "resource record set [name='%s', type='%s']".formatted(set.name(), set.type());
  }
}

package dev.lifecycle.testing.world;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.aws.HookResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of a run, read from the world's calls and from the versions of its items, never
 * from what the engine says of itself.
 *
 * @param <S> the model's states
 */
public final class Oracles<S extends Enum<S>> {

  private final TransitionTable<S> table;
  private final World world;
  private final List<String> violations = new ArrayList<>();

  /** Oracles for a world in which this model's function runs. */
  public Oracles(TransitionTable<S> table, World world) {
    this.table = table;
    this.world = world;
  }

  /** What does not hold of the run so far: never may. */
  public List<String> safety() {
    violations.clear();
    nodes().forEach(this::path);
    nodes().forEach(this::chain);
    nodes().forEach(this::tokens);
    sends();
    completions();
    return List.copyOf(violations);
  }

  /** What does not hold although all went well for long: in the end it must. */
  public List<String> liveness() {
    violations.clear();
    world
        .group()
        .instances()
        .forEach(
            (instance, state) -> {
              if (state.endsWith(":Wait")) {
                violations.add("L1: " + instance + " still hangs in " + state);
              }
            });
    for (HookResult result : world.group().results()) {
      if (result.cause() == HookResult.Cause.TIME_OUT) {
        violations.add("L1: the " + result.hook() + " of " + result.instance() + " timed out");
      }
    }
    for (String node : nodes()) {
      Map<String, AttributeValue> item = world.items().get(node);
      for (String open : List.of("LeaseOwner", "Pending")) {
        if (item.containsKey(open)) {
          violations.add("L1: " + node + " still has " + open);
        }
      }
      if (command(item).filter(open -> !open.containsKey("id")).isPresent()) {
        violations.add("L1: " + node + " still has an open intent");
      }
    }
    world.queue().deadLetters().forEach(letter -> violations.add("L3: a dead letter: " + letter));
    return List.copyOf(violations);
  }

  private Collection<String> nodes() {
    return world.items().ids().stream().filter(id -> id.startsWith("i-")).toList();
  }

  /** S1: the stored states form a path of declared rows; failure and reopen are edges. */
  private void path(String node) {
    Optional<S> before = Optional.empty();
    for (Map<String, AttributeValue> version : world.items().history(node)) {
      Optional<S> state = text(version, "ItemStatus").flatMap(table::state);
      if (before.isPresent() && state.isPresent() && !state.equals(before)) {
        S to = state.get();
        boolean declared =
            table.rowsFrom(before.get()).stream().anyMatch(row -> row.dest().equals(state));
        boolean known = state.equals(table.failure()) || to == table.initial();
        if (!declared && !known) {
          violations.add("S1: " + node + " went from " + before.get() + " to " + to);
        }
      }
      if (version.isEmpty() && before.isPresent() && !removes(before.get())) {
        violations.add("S1: " + node + " was removed in " + before.get());
      }
      before = state;
    }
  }

  /** A row removes it, or a launch that is over never began. */
  private boolean removes(S state) {
    return state == table.initial()
        || table.rowsFrom(state).stream()
            .anyMatch(row -> row.target() == TransitionRow.Target.REMOVED);
  }

  /** S2: revisions only grow, one by one but for what is journaled on the way. */
  private void chain(String node) {
    long last = 0;
    Set<String> writes = new HashSet<>();
    String lastWrite = "";
    for (Map<String, AttributeValue> version : world.items().history(node)) {
      long revision =
          version.containsKey("Revision") ? Long.parseLong(version.get("Revision").n()) : 0;
      if (version.isEmpty()) {
        last = 0;
        continue;
      }
      if (revision < last || revision > last + 3) {
        violations.add("S2: " + node + " went from revision " + last + " to " + revision);
      }
      last = revision;
      String write = text(version, "WriteId").orElse("");
      if (!write.isEmpty() && !write.equals(lastWrite) && !writes.add(write)) {
        violations.add("S2: " + node + " was written twice by " + write);
      }
      lastWrite = write;
    }
  }

  /** S5, S6: results follow failures, are final, and a token that is over never comes back. */
  private void tokens(String node) {
    Set<String> over = new HashSet<>();
    Map<String, String> results = new HashMap<>();
    String last = "";
    for (Map<String, AttributeValue> version : world.items().history(node)) {
      if (!version.containsKey("Action")) {
        continue;
      }
      Map<String, AttributeValue> action = version.get("Action").m();
      String token = action.get("token").s();
      if (!token.equals(last)) {
        if (!last.isEmpty()) {
          over.add(last);
        }
        if (over.contains(token)) {
          violations.add("S6: a token of " + node + " came back");
        }
        last = token;
      }
      String result = text(action, "result").orElse("");
      String known = results.putIfAbsent(token, result);
      if (known != null && !known.isEmpty() && !known.equals(result)) {
        violations.add("S4: the result of " + node + " changed from " + known + " to " + result);
      }
      results.put(token, result);
      boolean launching = "launching".equals(action.get("direction").s());
      boolean failed = action.containsKey("failed");
      if (result.equals("ABANDON") && !(launching && failed)) {
        violations.add("S5: " + node + " is abandoned without a failed launch");
      }
    }
  }

  /** S3: each send has its intent, stored before; without a lost answer or a crash only one. */
  private void sends() {
    Map<String, Integer> sent = new HashMap<>();
    Set<String> uncertain = new HashSet<>();
    for (AwsCall call : world.calls().made()) {
      if (!call.name().equals("SSM SendCommand")) {
        continue;
      }
      String intent = call.detail();
      if (!isStored(intent)) {
        violations.add("S3: a command was sent without the intent " + intent);
      }
      if (call.fault().isPresent()) {
        uncertain.add(intent);
      }
      if (call.effective()) {
        sent.merge(intent, 1, Integer::sum);
      }
    }
    sent.forEach(
        (intent, times) -> {
          if (times > 1 && !uncertain.contains(intent)) {
            violations.add("S3: the command of " + intent + " was sent " + times + " times");
          }
        });
  }

  private boolean isStored(String comment) {
    String node = comment.substring(0, comment.indexOf('/'));
    return world.items().history(node).stream()
        .flatMap(version -> command(version).stream())
        .flatMap(open -> text(open, "intent").stream())
        .anyMatch(intent -> intent.startsWith(comment));
  }

  /** S4: a result is stored before it is called, and one token has one result. */
  private void completions() {
    Map<String, String> results = new HashMap<>();
    for (AwsCall call : world.calls().made()) {
      if (!call.name().equals("Auto Scaling CompleteLifecycleAction")) {
        continue;
      }
      String[] words = call.detail().split(" ");
      String known = results.putIfAbsent(words[0], words[1]);
      if (known != null && !known.equals(words[1])) {
        violations.add(
            "S4: " + call.subject() + " was completed with " + known + " and " + words[1]);
      }
      List<Map<String, AttributeValue>> history = world.items().history(call.subject());
      boolean decided =
          history.stream()
              .filter(version -> version.containsKey("Action"))
              .map(version -> version.get("Action").m())
              .anyMatch(
                  action ->
                      action.get("token").s().equals(words[0])
                          && text(action, "result").equals(Optional.of(words[1])));
      boolean unknown = history.stream().anyMatch(Map::isEmpty) || history.isEmpty();
      if (!decided && !unknown) {
        violations.add("S4: " + call.subject() + " was completed before it was decided");
      }
    }
  }

  private static Optional<Map<String, AttributeValue>> command(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get("Command")).map(AttributeValue::m);
  }

  private static Optional<String> text(Map<String, AttributeValue> map, String name) {
    return Optional.ofNullable(map.get(name)).map(AttributeValue::s);
  }
}

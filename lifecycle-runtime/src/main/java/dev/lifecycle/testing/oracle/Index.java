package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.dynamodb.Version;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.TaskRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What oracles look up again and again, put in order once for each run. Immutable. */
final class Index {

  private final Map<String, List<AwsCall>> named = new HashMap<>();
  private final Map<Integer, List<AwsCall>> invocations = new HashMap<>();
  private final Map<Long, AwsCall> numbered = new HashMap<>();
  private final Map<String, List<Snapshot>> snapshots = new HashMap<>();
  private final Map<String, List<Step>> steps = new HashMap<>();
  private final Map<String, Set<String>> waiters = new HashMap<>();
  private final Map<String, List<TaskRun>> tasks = new HashMap<>();

  Index(List<AwsCall> calls, List<TaskRun> runs, Map<String, List<Version>> items) {
    for (TaskRun run : runs) {
      tasks.computeIfAbsent(run.node(), first -> new ArrayList<>()).add(run);
    }
    for (AwsCall call : calls) {
      named.computeIfAbsent(call.name(), first -> new ArrayList<>()).add(call);
      invocations.computeIfAbsent(call.invocation(), first -> new ArrayList<>()).add(call);
      numbered.putIfAbsent(call.number(), call);
    }
    items.forEach(
        (node, versions) -> {
          List<Snapshot> known = versions.stream().map(Snapshot::new).toList();
          snapshots.put(node, known);
          steps.put(node, steps(node, known));
          known.stream()
              .flatMap(snapshot -> snapshot.commandId().stream())
              .forEach(
                  command ->
                      waiters.computeIfAbsent(command, first -> new LinkedHashSet<>()).add(node));
        });
  }

  private static List<Step> steps(String node, List<Snapshot> snapshots) {
    List<Step> steps = new ArrayList<>();
    Snapshot before = Snapshot.ABSENT;
    for (Snapshot after : snapshots) {
      steps.add(new Step(node, before, after));
      before = after;
    }
    return List.copyOf(steps);
  }

  List<AwsCall> named(String name) {
    return named.getOrDefault(name, List.of());
  }

  List<AwsCall> invocation(int number) {
    return invocations.getOrDefault(number, List.of());
  }

  Optional<AwsCall> numbered(long number) {
    return Optional.ofNullable(numbered.get(number));
  }

  List<Snapshot> snapshots(String node) {
    return snapshots.getOrDefault(node, List.of());
  }

  Set<String> waiters(String command) {
    return waiters.getOrDefault(command, Set.of());
  }

  List<TaskRun> tasks(String node) {
    return tasks.getOrDefault(node, List.of());
  }

  List<Step> steps(String node) {
    return steps.getOrDefault(node, List.of());
  }
}

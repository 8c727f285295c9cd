package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion transitions without guards come to an end. */
final class CompletionLoopRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    Map<State, Row> next = next(machine);
    Set<State> seen = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (State start : next.keySet()) {
      List<State> way = new ArrayList<>();
      State state = start;
      while (next.containsKey(state) && seen.add(state)) {
        way.add(state);
        state = entered(next.get(state));
      }
      if (way.contains(state)) {
        findings.add(finding(machine, way.subList(way.indexOf(state), way.size()), next));
      }
    }
    return findings.stream();
  }

  /** Of each state the completion row that is taken if no guard holds. */
  private static Map<State, Row> next(Machine machine) {
    Map<State, Row> next = new LinkedHashMap<>();
    for (State state : machine.spec().states()) {
      machine.graph().completionsFrom(state).stream()
          .filter(Row::unguarded)
          .filter(row -> row.target() instanceof Target.Enter)
          .forEach(row -> next.put(state, row));
    }
    return next;
  }

  private static State entered(Row row) {
    return ((Target.Enter) row.target()).state();
  }

  private static Finding finding(Machine machine, List<State> loop, Map<State, Row> next) {
    String path =
        Stream.concat(loop.stream(), loop.stream().limit(1))
            .map(State::storedName)
            .collect(Collectors.joining(" -> "));
    Row closing = next.get(loop.get(loop.size() - 1));
    return Problems.completionLoop(path).at(machine.written(closing).dest().origin());
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Position;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.Step;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a lifecycle action sets off completes it. */
final class NeverCompletesRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    Map<Row, List<Step>> paths = new LinkedHashMap<>();
    Map<Row, List<String>> stays = new LinkedHashMap<>();
    for (Position rest : machine.obligations().neverCompleted()) {
      List<Step> path = machine.graph().path(rest);
      Row last = Paths.last(path).row();
      if (path.size() == 1 && last.target() instanceof Target.Stay) {
        stays
            .computeIfAbsent(last, row -> new ArrayList<>())
            .add(rest.state().orElseThrow().storedName());
      }
      paths.putIfAbsent(last, path);
    }
    return paths.entrySet().stream()
        .map(
            found ->
                problem(found.getValue(), stays.getOrDefault(found.getKey(), List.of()))
                    .at(machine.written(found.getKey()).dest().origin()));
  }

  /** Of a path that ends with a row; one that only stays does so in several states. */
  private static Problem problem(List<Step> path, List<String> stays) {
    Step last = Paths.last(path);
    String action = Paths.name(last.action());
    return stays.isEmpty()
        ? Problems.neverCompletes(Paths.spelt(path), action)
        : Problems.staysOpen(last.row().id(), stays, action);
  }
}

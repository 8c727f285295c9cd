package dev.lifecycle.processor.generate;

import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the methods of a dispatcher that run a row's tasks. */
final class TaskMethods {

  private final LifecycleSpec spec;
  private final NameAllocator names;

  /** Tasks of several rows: each has a method of its own. */
  private final Set<Task> shared;

  TaskMethods(LifecycleSpec spec, NameAllocator names) {
    this.spec = spec;
    this.names = names;
    shared = shared(spec);
    shared.forEach(task -> names.newName(task.method(), task));
  }

  private static Set<Task> shared(LifecycleSpec spec) {
    Set<Task> seen = new LinkedHashSet<>();
    return spec.rows().stream()
        .flatMap(row -> Stream.concat(row.performed(), row.after().stream()))
        .filter(task -> !seen.add(task))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<MethodSpec> all() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.addAll(
        switches("perform", spec.rows(), row -> row.performed().toList(), this::addUnknownRow));
    methods.addAll(afterMethods());
    shared.forEach(task -> methods.add(task(task)));
    return methods;
  }

  private List<MethodSpec> afterMethods() {
    List<Row> rows = spec.rows().stream().filter(row -> !row.after().isEmpty()).toList();
    return rows.isEmpty()
        ? List.of(running("after", true).addComment("No row has a task after the store.").build())
        : switches("after", rows, Row::after, TaskMethods::addNothing);
  }

  /** A method, or a chain of methods, that does for each row what is its part. */
  private List<MethodSpec> switches(
      String name,
      List<Row> rows,
      Function<Row, List<Task>> tasks,
      Function<MethodSpec.Builder, MethodSpec.Builder> otherwise) {
    List<MethodSpec> methods = new ArrayList<>();
    List<List<Row>> parts = Parts.of(rows, row -> 6 + 3 * tasks.apply(row).size());
    String part = name;
    for (int i = 0; i < parts.size(); i++) {
      MethodSpec.Builder method = running(part, i == 0).beginControlFlow("switch (row)");
      parts.get(i).forEach(row -> addCase(method, row, tasks.apply(row)));
      if (i + 1 < parts.size()) {
        part = names.newName(part + "Next");
        method.addStatement("default -> $N(row, tasks)", part);
      } else {
        method.addCode("default -> ");
        otherwise.apply(method);
      }
      methods.add(method.endControlFlow().build());
    }
    return methods;
  }

  // emits: case "join" -> { announce(tasks); tasks.call("join", () -> model.join(...)); }
  private void addCase(MethodSpec.Builder method, Row row, List<Task> tasks) {
    if (tasks.size() == 1) {
      method.addStatement(Code.onCase(row.id(), run(tasks.get(0))));
      return;
    }
    method.beginControlFlow("case $S ->", row.id());
    tasks.forEach(task -> method.addStatement(run(task)));
    method.endControlFlow();
  }

  private CodeBlock run(Task task) {
    return shared.contains(task) ? CodeBlock.of("$N(tasks)", names.get(task)) : call(task);
  }

  // emits: tasks.call("join", () -> model.join(tasks.node(), tasks.commands()))
  private static CodeBlock call(Task task) {
    return CodeBlock.of("tasks.call($S, () -> $L)", task.method(), Code.call(task, "tasks"));
  }

  // emits: throw new IllegalArgumentException("ClusterModel has no transition " + row);
  private MethodSpec.Builder addUnknownRow(MethodSpec.Builder method) {
    return method.addStatement(
        "throw new $T($S + row)",
        IllegalArgumentException.class,
        GeneratedNames.model(spec) + " has no transition ");
  }

  // emits: {} // no task after the store
  private static MethodSpec.Builder addNothing(MethodSpec.Builder method) {
    return method.addCode("{} // no task after the store\n");
  }

  // emits: private void announce(TaskScope tasks) { tasks.call("announce", ...); }
  private MethodSpec task(Task task) {
    return MethodSpec.methodBuilder(names.get(task))
        .addModifiers(PRIVATE)
        .addParameter(RuntimeTypes.TASK_SCOPE, "tasks")
        .addException(Exception.class)
        .addStatement(call(task))
        .build();
  }

  private static MethodSpec.Builder running(String name, boolean first) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name);
    if (first) {
      method.addAnnotation(Override.class);
    }
    return method
        .addModifiers(first ? PUBLIC : PRIVATE)
        .addParameter(String.class, "row")
        .addParameter(RuntimeTypes.TASK_SCOPE, "tasks")
        .addException(Exception.class);
  }
}

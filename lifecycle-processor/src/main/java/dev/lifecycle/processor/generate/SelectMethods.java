package dev.lifecycle.processor.generate;

import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders the methods of a dispatcher that choose a row. */
final class SelectMethods {

  private final LifecycleSpec spec;
  private final Map<State, List<Row>> rows = new LinkedHashMap<>();
  private final NameAllocator names;
  private final GuardCode guards;

  SelectMethods(LifecycleSpec spec, NameAllocator names) {
    this.spec = spec;
    this.names = names;
    spec.rowsFrom()
        .forEach(
            (state, leaving) -> {
              if (!leaving.isEmpty()) {
                rows.put(state, leaving);
                names.newName("from" + camelCase(state.constant()), state);
              }
            });
    spec.conditions().forEach(condition -> names.newName(condition.method(), condition));
    guards = new GuardCode(names);
  }

  List<MethodSpec> all() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(select());
    methods.add(selectUnknown());
    rows.forEach((state, leaving) -> methods.addAll(from(state, leaving)));
    spec.conditions().forEach(condition -> methods.add(condition(condition)));
    return methods;
  }

  // emits: public String select(State state, Judgement judge) { return switch (state) { ... }; }
  private MethodSpec select() {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (state) {\n$>");
    rows.keySet()
        .forEach(state -> code.add("case $N -> $N(judge);\n", state.constant(), names.get(state)));
    List<State> others = spec.states().stream().filter(s -> !rows.containsKey(s)).toList();
    if (!others.isEmpty()) {
      code.add("case $L -> NONE;\n", constants(others));
    }
    return judging("select")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .addParameter(spec.enumType(), "state")
        .addParameter(RuntimeTypes.JUDGEMENT, "judge")
        .addCode(code.add("$<};\n").build())
        .build();
  }

  private static CodeBlock constants(List<State> states) {
    return states.stream()
        .map(state -> CodeBlock.of("$N", state.constant()))
        .collect(CodeBlock.joining(",$W"));
  }

  // emits: public String selectUnknown(Judgement judge) { if (...) { return "leave"; } return NONE;
  // }
  private MethodSpec selectUnknown() {
    MethodSpec.Builder method =
        judging("selectUnknown")
            .addAnnotation(Override.class)
            .addModifiers(PUBLIC)
            .addParameter(RuntimeTypes.JUDGEMENT, "judge");
    spec.rows().stream()
        .filter(Row::takesUnknown)
        .forEach(row -> choice(method, row, guards.ofUnknown(row)));
    return method.addStatement("return NONE").build();
  }

  // emits: private String fromReady(Judgement judge) { if (...) { return "leave"; } return NONE; }
  private List<MethodSpec> from(State state, List<Row> leaving) {
    List<MethodSpec> methods = new ArrayList<>();
    List<List<Row>> parts = Parts.of(leaving, SelectMethods::weight);
    String name = names.get(state);
    for (List<Row> part : parts) {
      MethodSpec.Builder method =
          judging(name)
              .addJavadoc("Rows that leave {@code $L}.\n", state.constant())
              .addModifiers(PRIVATE)
              .addParameter(RuntimeTypes.JUDGEMENT, "judge");
      part.forEach(row -> choice(method, row, guards.of(row)));
      methods.add(method.build());
      name = names.newName(name + "Next");
    }
    return chained(methods);
  }

  /** Ends each method with a call of the next, the last with no row. */
  private static List<MethodSpec> chained(List<MethodSpec> methods) {
    List<MethodSpec> chain = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      MethodSpec.Builder method = methods.get(i).toBuilder();
      if (i + 1 < methods.size()) {
        method.addStatement("return $N(judge)", methods.get(i + 1).name());
      } else {
        method.addStatement("return NONE");
      }
      chain.add(method.build());
    }
    return chain;
  }

  private static int weight(Row row) {
    return 6 + 4 * (row.when().size() + row.unless().size());
  }

  // emits: if (judge.completion("skipDns") && !hasDnsName(judge)) { return "skipDns"; }
  private static void choice(MethodSpec.Builder method, Row row, CodeBlock guard) {
    method.beginControlFlow("if ($L)", guard).addStatement("return $S", row.id()).endControlFlow();
  }

  // emits: private boolean hasDnsName(Judgement judge) { return judge.test("hasDnsName", ...); }
  private MethodSpec condition(Task condition) {
    return MethodSpec.methodBuilder(names.get(condition))
        .addModifiers(PRIVATE)
        .returns(boolean.class)
        .addParameter(RuntimeTypes.JUDGEMENT, "judge")
        .addException(Exception.class)
        .addStatement(
            "return judge.test($S, () -> $L)", condition.method(), Code.call(condition, "judge"))
        .build();
  }

  private static MethodSpec.Builder judging(String name) {
    return MethodSpec.methodBuilder(name).returns(String.class).addException(Exception.class);
  }

  /** {@code JOINED_CLUSTER} is {@code JoinedCluster}. */
  private static String camelCase(String constant) {
    StringBuilder camel = new StringBuilder();
    boolean wordStarts = true;
    for (char letter : constant.toCharArray()) {
      if (letter != '_') {
        camel.append(wordStarts ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
      }
      wordStarts = letter == '_';
    }
    return camel.toString();
  }
}

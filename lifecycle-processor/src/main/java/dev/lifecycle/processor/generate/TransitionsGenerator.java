package dev.lifecycle.processor.generate;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.State;
import java.util.List;

/** Renders {@code …Transitions}: the table, built in parts. */
public final class TransitionsGenerator implements Generator {

  /** About what a row takes besides its lists. */
  private static final int ROW_WEIGHT = 12;

  @Override
  public TypeSpec generate(LifecycleSpec spec) {
    TypeSpec.Builder type =
        Classes.named(GeneratedNames.transitions(spec), spec)
            .addJavadoc("The states and rows of {@link $T}, in declaration order.\n", spec.model())
            .addModifiers(FINAL)
            .addField(tableField(spec))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    if (spec.isPublic()) {
      type.addModifiers(PUBLIC);
    }
    List<List<State>> states = Parts.of(spec.states(), state -> 3 + state.formerly().size());
    List<List<Row>> rows = Parts.of(spec.rows(), TransitionsGenerator::weight);
    type.addMethod(table(spec, states.size(), spec.rows().isEmpty() ? 0 : rows.size()));
    for (int part = 0; part < states.size(); part++) {
      type.addMethod(states(spec, Parts.name("states", part), states.get(part)));
    }
    if (spec.rows().isEmpty()) {
      return type.build();
    }
    for (int part = 0; part < rows.size(); part++) {
      type.addMethod(rows(spec, Parts.name("rows", part), rows.get(part)));
    }
    return type.addMethod(row(spec)).build();
  }

  private static int weight(Row row) {
    return ROW_WEIGHT
        + row.sources().size()
        + row.when().size()
        + row.unless().size()
        + row.before().size()
        + row.after().size();
  }

  // emits: public static final TransitionTable<State> TABLE = table();
  private static FieldSpec tableField(LifecycleSpec spec) {
    ParameterizedTypeName type =
        ParameterizedTypeName.get(RuntimeTypes.TRANSITION_TABLE, spec.enumType());
    FieldSpec.Builder field = FieldSpec.builder(type, "TABLE", STATIC, FINAL);
    if (spec.isPublic()) {
      field.addModifiers(PUBLIC);
    }
    return field.addJavadoc("The state machine.\n").initializer("table()").build();
  }

  // emits: private static TransitionTable<State> table() { ... return table.initial(...).build(); }
  private static MethodSpec table(LifecycleSpec spec, int stateParts, int rowParts) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("table")
            .addModifiers(PRIVATE, STATIC)
            .returns(ParameterizedTypeName.get(RuntimeTypes.TRANSITION_TABLE, spec.enumType()))
            .addStatement(
                "$T table = $T.named($S)",
                tableBuilder(spec),
                RuntimeTypes.TRANSITION_TABLE,
                GeneratedNames.model(spec));
    for (int part = 0; part < stateParts; part++) {
      method.addStatement("$N(table)", Parts.name("states", part));
    }
    for (int part = 0; part < rowParts; part++) {
      method.addStatement("$N(table)", Parts.name("rows", part));
    }
    CodeBlock.Builder built =
        CodeBlock.builder()
            .add("return table")
            .add("\n.initial($T.$N)", spec.enumType(), spec.initial().constant());
    spec.failure()
        .ifPresent(state -> built.add("\n.failure($T.$N)", spec.enumType(), state.constant()));
    if (!spec.pending().isEmpty()) {
      built.add("\n.pending($L)", Code.strings(spec.pending()));
    }
    if (spec.readsMetadata()) {
      built.add("\n.readsMetadata()");
    }
    return method.addStatement(built.add("\n.build()").build()).build();
  }

  // emits: private static void states(TransitionTable.Builder<State> table) { ... }
  private static MethodSpec states(LifecycleSpec spec, String name, List<State> states) {
    MethodSpec.Builder method = part(spec, name);
    for (State state : states) {
      CodeBlock.Builder names = CodeBlock.builder().add("$S", state.storedName());
      state.formerly().forEach(earlier -> names.add(",$W$S", earlier));
      method.addStatement(
          "table.state($T.$N, $L)", spec.enumType(), state.constant(), names.build());
    }
    return method.build();
  }

  // emits: private static void rows(TransitionTable.Builder<State> table) { ... }
  private static MethodSpec rows(LifecycleSpec spec, String name, List<Row> rows) {
    MethodSpec.Builder method = part(spec, name);
    rows.forEach(row -> method.addStatement(RowCode.of(spec, row)));
    return method.build();
  }

  private static MethodSpec.Builder part(LifecycleSpec spec, String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(PRIVATE, STATIC)
        .addParameter(tableBuilder(spec), "table");
  }

  // emits: private static TransitionRow.Builder<State> row(String id) { ... }
  private static MethodSpec row(LifecycleSpec spec) {
    ClassName builder = RuntimeTypes.TRANSITION_ROW.nestedClass("Builder");
    return MethodSpec.methodBuilder("row")
        .addModifiers(PRIVATE, STATIC)
        .returns(ParameterizedTypeName.get(builder, spec.enumType()))
        .addParameter(String.class, "id")
        .addStatement("return $T.named(id)", RuntimeTypes.TRANSITION_ROW)
        .build();
  }

  private static ParameterizedTypeName tableBuilder(LifecycleSpec spec) {
    return ParameterizedTypeName.get(
        RuntimeTypes.TRANSITION_TABLE.nestedClass("Builder"), spec.enumType());
  }
}

package dev.lifecycle.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Task;
import java.util.List;

/** Pieces of code that several generators need. */
final class Code {

  /** What stands beside {@code case "" -> ;} on a line of 100 columns, indented twice. */
  private static final int LONGEST_CASE = 82;

  /** So many arguments stay together; more are wrapped where the line ends. */
  private static final int FEW = 3;

  private Code() {}

  // emits: "a", "b"
  static CodeBlock strings(List<String> texts) {
    return texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(",$W"));
  }

  // emits: Model.State.A, Model.State.B
  static CodeBlock constants(LifecycleSpec spec, List<State> states) {
    return states.stream()
        .map(state -> CodeBlock.of("$T.$N", spec.enumType(), state.constant()))
        .collect(CodeBlock.joining(",$W"));
  }

  // emits: model.join(tasks.node(), tasks.commands())
  static CodeBlock call(Task task, String scope) {
    CodeBlock arguments =
        task.parameters().stream()
            .map(parameter -> argument(parameter, scope))
            .collect(CodeBlock.joining(task.parameters().size() > FEW ? ",$W" : ", "));
    return CodeBlock.of("model.$N($L)", task.method(), arguments);
  }

  // emits: case "join" -> announce(tasks)
  static CodeBlock onCase(String label, CodeBlock statement) {
    boolean fits = label.length() + statement.toString().length() < LONGEST_CASE;
    return CodeBlock.of(fits ? "case $S -> $L" : "case $S ->\n$L", label, statement);
  }

  private static CodeBlock argument(Parameter parameter, String scope) {
    return switch (parameter.kind()) {
      case NODE -> CodeBlock.of("$N.node()", scope);
      case NODES -> CodeBlock.of("$N.nodes()", scope);
      case COMMANDS -> CodeBlock.of("$N.commands()", scope);
      case ACTION -> CodeBlock.of("$N.action()", scope);
      case OPTIONAL_ACTION -> CodeBlock.of("$N.optionalAction()", scope);
      case ANY_EVENT -> CodeBlock.of("$N.event()", scope);
      case EVENT, ACTION_EVENT -> CodeBlock.of("$N.event($T.class)", scope, parameter.type());
      case RUN -> CodeBlock.of("$N.run()", scope);
    };
  }
}

package dev.lifecycle.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.Task;
import dev.lifecycle.processor.model.Trigger;
import java.util.List;
import java.util.stream.Stream;

/** Renders the question whether a row fires. */
final class GuardCode {

  private final NameAllocator names;

  GuardCode(NameAllocator names) {
    this.names = names;
  }

  // emits: judge.completion("skipDns") && !hasDnsName(judge)
  CodeBlock of(Row row) {
    return guarded(row, trigger(row));
  }

  // emits: judge.on("leave", InstanceTerminating.class) && hasDnsName(judge)
  CodeBlock ofUnknown(Row row) {
    return guarded(row, on(row, RuntimeTypes.INSTANCE_TERMINATING));
  }

  private CodeBlock guarded(Row row, CodeBlock trigger) {
    Stream<CodeBlock> when = row.when().stream().map(condition -> test(row, condition, ""));
    Stream<CodeBlock> unless = row.unless().stream().map(condition -> test(row, condition, "!"));
    return Stream.of(Stream.of(trigger), when, unless)
        .flatMap(conditions -> conditions)
        .collect(CodeBlock.joining("$W&& "));
  }

  private static CodeBlock trigger(Row row) {
    if (row.trigger() instanceof Trigger.Completion) {
      return CodeBlock.of("judge.completion($S)", row.id());
    }
    if (row.trigger() instanceof Trigger.Timeout) {
      return CodeBlock.of("judge.timeout($S)", row.id());
    }
    Trigger.Events events = (Trigger.Events) row.trigger();
    List<CodeBlock> questions = events.types().stream().map(type -> on(row, events, type)).toList();
    return questions.size() == 1
        ? questions.get(0)
        : questions.stream().collect(CodeBlock.joining("$W|| ", "(", ")"));
  }

  private static CodeBlock on(Row row, Trigger.Events events, ClassName type) {
    if (type.equals(RuntimeTypes.SCHEDULE_FIRED) && events.schedule().isPresent()) {
      return CodeBlock.of("judge.schedule($S, $S)", row.id(), events.schedule().orElseThrow());
    }
    if (type.equals(RuntimeTypes.OTHER_EVENT) && events.other().isPresent()) {
      Trigger.Other other = events.other().orElseThrow();
      return CodeBlock.of("judge.other($S, $S, $S)", row.id(), other.source(), other.detailType());
    }
    return on(row, type);
  }

  private static CodeBlock on(Row row, ClassName type) {
    return CodeBlock.of("judge.on($S, $T.class)", row.id(), type);
  }

  private CodeBlock test(Row row, Task condition, String not) {
    CodeBlock test = CodeBlock.of("$L$N(judge)", not, names.get(condition));
    return row.ignoresErrors() ? CodeBlock.of("judge.passes(() -> $L)", test) : test;
  }
}

package dev.lifecycle.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Task;
import dev.lifecycle.processor.model.Trigger;
import java.time.Duration;
import java.util.List;

/** Renders one row of the table. */
final class RowCode {

  private RowCode() {}

  // emits: table.row(row("join").from(State.A).to(State.B).on(InstanceLaunching.class))
  static CodeBlock of(LifecycleSpec spec, Row row) {
    CodeBlock.Builder code = CodeBlock.builder().add("table.row(\nrow($S)$>$>", row.id());
    code.add("\n.$N($L)", row.any() ? "fromAny" : "from", Code.constants(spec, row.sources()));
    target(spec, row.target(), code);
    trigger(row.trigger(), code);
    names("when", row.when(), code);
    names("unless", row.unless(), code);
    flag("completes", row.completes(), code);
    flag("ignoresErrors", row.ignoresErrors(), code);
    flag("sendsCommand", row.sendsCommand(), code);
    names("before", row.before(), code);
    names("after", row.after(), code);
    return code.add(")$<$<").build();
  }

  private static void target(LifecycleSpec spec, Target target, CodeBlock.Builder code) {
    if (target instanceof Target.Enter enter) {
      code.add("\n.to($T.$N)", spec.enumType(), enter.state().constant());
    } else if (target instanceof Target.Stay) {
      code.add("\n.stay()");
    } else {
      code.add("\n.toRemoved()");
    }
  }

  private static void trigger(Trigger trigger, CodeBlock.Builder code) {
    if (trigger instanceof Trigger.Timeout timeout) {
      code.add("\n.timeout($L)", duration(timeout.rest()));
    } else if (trigger instanceof Trigger.Events events) {
      events.types().forEach(type -> code.add("\n.on($T.class)", type));
      events.schedule().ifPresent(name -> code.add("\n.schedule($S)", name));
      events
          .other()
          .ifPresent(kind -> code.add("\n.other($S, $S)", kind.source(), kind.detailType()));
    }
  }

  private static CodeBlock duration(Duration rest) {
    if (rest.toSecondsPart() != 0) {
      return CodeBlock.of("$T.ofSeconds($L)", Duration.class, rest.toSeconds());
    }
    return rest.toMinutesPart() != 0
        ? CodeBlock.of("$T.ofMinutes($L)", Duration.class, rest.toMinutes())
        : CodeBlock.of("$T.ofHours($L)", Duration.class, rest.toHours());
  }

  private static void names(String method, List<Task> tasks, CodeBlock.Builder code) {
    if (!tasks.isEmpty()) {
      code.add("\n.$N($L)", method, Code.strings(tasks.stream().map(Task::method).toList()));
    }
  }

  private static void flag(String method, boolean set, CodeBlock.Builder code) {
    if (set) {
      code.add("\n.$N()", method);
    }
  }
}

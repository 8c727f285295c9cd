package dev.lifecycle.processor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import dev.lifecycle.processor.model.Construction;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.Schedule;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Task;
import dev.lifecycle.processor.model.Trigger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Generators need no compiler: a model is enough. */
class GeneratorsTest {

  private static final State FRESH = new State("FRESH", "fresh", List.of());
  private static final State READY = new State("READY", "ready", List.of("running"));
  private static final Task READ =
      new Task(
          "small", List.of(new Parameter(Parameter.Kind.ACTION, RuntimeTypes.LIFECYCLE_ACTION)));
  private static final Task CHOOSE =
      new Task("choose", List.of(new Parameter(Parameter.Kind.NODES, RuntimeTypes.NODES)));
  private static final Task JOIN =
      new Task("join", List.of(new Parameter(Parameter.Kind.COMMANDS, RuntimeTypes.COMMANDS)));

  @Test
  void theTableListsStatesAndRows() {
    assertThat(new TransitionsGenerator().generate(spec(Construction.PLAIN)).toString())
        .contains("table.state(p.Model.State.READY, \"ready\", \"running\");")
        .contains(".from(p.Model.State.FRESH)\n", ".to(p.Model.State.READY)\n")
        .contains(".unless(\"small\")\n", ".sendsCommand());");
  }

  @Test
  void theDispatcherAsksAndCalls() {
    assertThat(new DispatcherGenerator().generate(spec(Construction.PLAIN)).toString())
        .contains("case FRESH -> fromFresh(judge);", "case READY -> NONE;")
        .contains(
            "if (judge.on(\"join\", dev.lifecycle.runtime.event.InstanceTerminating.class)"
                + " && !small(judge)) {")
        .contains("judge.test(\"small\", () -> model.small(judge.action()))")
        .contains("tasks.call(\"join\", () -> model.join(tasks.commands()))")
        .contains("case \"nightly\" -> scope.choose(model.choose(scope.nodes()));");
  }

  @Test
  void theHandlerMakesTheModel() {
    assertThat(handler(Construction.PLAIN)).contains("return new p.Model();");
    assertThat(handler(Construction.SERVICES)).contains("return new p.Model(services);");
    assertThat(handler(Construction.BY_USER))
        .contains("public abstract class ModelHandler", "protected abstract p.Model model(");
  }

  private static String handler(Construction construction) {
    return new HandlerGenerator().generate(spec(construction)).toString();
  }

  private static LifecycleSpec spec(Construction construction) {
    Row join =
        new Row(
            "join",
            List.of(FRESH),
            false,
            new Target.Enter(READY),
            new Trigger.Events(
                List.of(RuntimeTypes.INSTANCE_TERMINATING), Optional.empty(), Optional.empty()),
            List.of(),
            List.of(READ),
            false,
            false,
            List.of(),
            JOIN,
            List.of());
    return new LifecycleSpec(
        ClassName.get("p", "Model"),
        true,
        false,
        construction,
        ClassName.get("p", "Model", "State"),
        List.of(FRESH, READY),
        FRESH,
        Optional.empty(),
        List.of("new"),
        true,
        List.of(join),
        List.of(new Schedule("nightly", Optional.empty(), CHOOSE, true)));
  }
}

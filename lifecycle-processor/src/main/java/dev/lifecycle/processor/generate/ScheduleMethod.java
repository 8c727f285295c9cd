package dev.lifecycle.processor.generate;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.Parameter.Kind;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.Schedule;
import dev.lifecycle.processor.model.Task;
import java.util.List;

/** Renders the method of a dispatcher that runs a schedule's method. */
final class ScheduleMethod {

  private ScheduleMethod() {}

  // emits: public boolean schedule(String name, ScheduleScope scope) { switch (name) { ... } }
  static MethodSpec of(LifecycleSpec spec) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("schedule")
            .addAnnotation(Override.class)
            .addModifiers(PUBLIC)
            .returns(boolean.class)
            .addParameter(String.class, "name")
            .addParameter(RuntimeTypes.SCHEDULE_SCOPE, "scope")
            .addException(Exception.class)
            .beginControlFlow("switch (name)");
    spec.schedules()
        .forEach(schedule -> method.addStatement(Code.onCase(schedule.name(), run(schedule))));
    return method
        .beginControlFlow("default ->")
        .addStatement("return false")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return true")
        .build();
  }

  // emits: scope.choose(model.chooseSecondary(scope.nodes()))
  private static CodeBlock run(Schedule schedule) {
    CodeBlock call = Code.call(untyped(schedule.method()), "scope");
    return schedule.choosesNodes() ? CodeBlock.of("scope.choose($L)", call) : call;
  }

  /** The scope's event is of the one type that such a method takes. */
  private static Task untyped(Task method) {
    List<Parameter> parameters =
        method.parameters().stream()
            .map(
                taken -> taken.isTypedEvent() ? new Parameter(Kind.ANY_EVENT, taken.type()) : taken)
            .toList();
    return new Task(method.method(), parameters);
  }
}

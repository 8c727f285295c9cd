package dev.lifecycle.processor.generate;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.RuntimeTypes;
import java.util.List;

/** Renders {@code …Dispatcher}: which row fires, and the calls of the model's methods. */
public final class DispatcherGenerator implements Generator {

  private static final List<String> TAKEN =
      List.of("select", "selectUnknown", "perform", "after", "schedule");

  @Override
  public TypeSpec generate(LifecycleSpec spec) {
    NameAllocator names = new NameAllocator();
    TAKEN.forEach(names::newName);
    TypeSpec.Builder type =
        Classes.named(GeneratedNames.dispatcher(spec), spec)
            .addJavadoc("Chooses the rows of {@link $T} and calls its methods.\n", spec.model())
            .addModifiers(FINAL)
            .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.DISPATCHER, spec.enumType()))
            .addField(spec.model(), "model", PRIVATE, FINAL)
            .addMethod(constructor(spec))
            .addMethods(new SelectMethods(spec, names).all());
    if (!spec.schedules().isEmpty()) {
      type.addMethod(ScheduleMethod.of(spec));
    }
    return type.addMethods(new TaskMethods(spec, names).all()).build();
  }

  // emits: ClusterModelDispatcher(ClusterModel model) { this.model = model; }
  private static MethodSpec constructor(LifecycleSpec spec) {
    return MethodSpec.constructorBuilder()
        .addParameter(spec.model(), "model")
        .addStatement("this.model = model")
        .build();
  }
}

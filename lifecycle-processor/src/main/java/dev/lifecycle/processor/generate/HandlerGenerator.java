package dev.lifecycle.processor.generate;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lifecycle.processor.model.Construction;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.RuntimeTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Renders {@code …Handler}: what Lambda calls. */
public final class HandlerGenerator implements Generator {

  @Override
  public TypeSpec generate(LifecycleSpec spec) {
    TypeSpec.Builder type =
        Classes.named(GeneratedNames.handler(spec), spec)
            .addModifiers(PUBLIC)
            .addSuperinterface(RuntimeTypes.REQUEST_STREAM_HANDLER)
            .addField(RuntimeTypes.LIFECYCLE_FUNCTION, "function", PRIVATE, FINAL)
            .addMethod(constructor(spec))
            .addMethod(model(spec))
            .addMethod(listeners())
            .addMethod(handleRequest());
    if (spec.construction() == Construction.BY_USER) {
      return type.addModifiers(ABSTRACT)
          .addJavadoc(
              "Lambda handler of {@link $T}: extend it by a class that makes the model, and name"
                  + " that class\nin the function's configuration.\n",
              spec.model())
          .build();
    }
    return type.addJavadoc(
            "Lambda handler of {@link $T}: name this class in the function's configuration.\n",
            spec.model())
        .build();
  }

  // emits: public ClusterModelHandler() { ... function = LifecycleFunction.of(...); }
  private static MethodSpec constructor(LifecycleSpec spec) {
    return MethodSpec.constructorBuilder()
        .addJavadoc(
            "Called once by Lambda; a wrong environment fails here. It calls {@code model} and"
                + " {@code\nlisteners}, which are meant to be overridden.\n")
        .addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "this-escape")
                .build())
        .addModifiers(spec.construction() == Construction.BY_USER ? PROTECTED : PUBLIC)
        .addStatement(
            "$T services = $T.fromEnvironment()", RuntimeTypes.SERVICES, RuntimeTypes.SERVICES)
        .addStatement(
            "function =\n$T.of(\n$>$>$T.TABLE,\nnew $T(model(services)),\nservices,\n"
                + "listeners(services))$<$<",
            RuntimeTypes.LIFECYCLE_FUNCTION,
            GeneratedNames.transitions(spec),
            GeneratedNames.dispatcher(spec))
        .build();
  }

  // emits: protected ClusterModel model(Services services) { return new ClusterModel(); }
  private static MethodSpec model(LifecycleSpec spec) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("model")
            .addJavadoc("The one model object, which serves all events on all threads.\n")
            .addModifiers(PROTECTED)
            .returns(spec.model())
            .addParameter(RuntimeTypes.SERVICES, "services");
    return switch (spec.construction()) {
      case PLAIN -> method.addStatement("return new $T()", spec.model()).build();
      case SERVICES -> method.addStatement("return new $T(services)", spec.model()).build();
      case BY_USER -> method.addModifiers(ABSTRACT).build();
    };
  }

  // emits: protected List<DispatchListener> listeners(Services services) { return List.of(); }
  private static MethodSpec listeners() {
    return MethodSpec.methodBuilder("listeners")
        .addJavadoc("Who hears of each dispatch.\n")
        .addModifiers(PROTECTED)
        .returns(
            ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.DISPATCH_LISTENER))
        .addParameter(RuntimeTypes.SERVICES, "services")
        .addStatement("return $T.of()", List.class)
        .build();
  }

  // emits: public void handleRequest(InputStream event, OutputStream answer, Context context)
  private static MethodSpec handleRequest() {
    return MethodSpec.methodBuilder("handleRequest")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .addParameter(InputStream.class, "in")
        .addParameter(OutputStream.class, "out")
        .addParameter(RuntimeTypes.CONTEXT, "context")
        .addException(IOException.class)
        .addStatement("function.handle(in, out, context)")
        .build();
  }
}

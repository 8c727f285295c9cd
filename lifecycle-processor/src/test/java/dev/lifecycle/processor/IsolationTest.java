package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import org.junit.jupiter.api.Test;

/** Each generated file is of one class alone: incremental builds rely on it. */
class IsolationTest {

  @Test
  void everyFileIsOfItsModelAlone() {
    Watched processor = new Watched();
    Compilation compilation =
        Compiler.javac()
            .withProcessors(processor)
            .compile(
                Compiling.source(
                    "p.One",
                    "package p;\n"
                        + LoadedModel.IMPORTS
                        + """
                        @Lifecycle(states = One.State.class, initial = "a")
                        class One {
                          enum State { A }
                        }

                        @Lifecycle(states = One.State.class, initial = "a")
                        class Two {}
                        """));

    assertThat(compilation.errors()).isEmpty();
    assertThat(processor.origins).hasSize(2 * 9);
    processor.origins.forEach(
        (file, origins) ->
            assertThat(origins).as(file).containsExactly(file.contains("One") ? "p.One" : "p.Two"));
  }

  @Test
  void anErrorOfOneModelIsItsAlone() {
    Compilation compilation =
        Compiling.lenient()
            .compile(
                Compiling.source(
                    "One",
                    LoadedModel.IMPORTS
                        + """
                        @Lifecycle(states = State.class, initial = "b", failure = "a")
                        class One {}

                        @Lifecycle(states = State.class, initial = "c", failure = "a")
                        class Two {}

                        @Lifecycle(states = State.class, initial = "d", failure = "a")
                        class Three extends Missing {}

                        enum State { A, B }

                        class MyHandler extends OneHandler {}
                        """));

    assertThat(Compiling.ours(compilation))
        .containsOnlyOnce("[LifecycleUnknownState] Unknown state 'c'; known: a, b.")
        .satisfiesOnlyOnce(message -> assertThat(message).contains("Three was not checked"))
        .noneMatch(message -> message.contains("'d'"));
    assertThat(Compiling.messages(compilation))
        .as("the handler of the right one is generated")
        .doesNotContain("OneHandler");
  }

  /** The processor, with a filer that notes which elements a file is said to be of. */
  private static final class Watched extends AbstractProcessor {

    private final LifecycleProcessor processor = new LifecycleProcessor();
    private final Map<String, List<String>> origins = new LinkedHashMap<>();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      Filer filer = environment.getFiler();
      Filer watching =
          proxy(
              Filer.class,
              (proxy, method, arguments) -> {
                FileObject file = (FileObject) method.invoke(filer, arguments);
                Element[] elements = (Element[]) arguments[arguments.length - 1];
                origins.put(
                    file.getName(), Arrays.stream(elements).map(Element::toString).toList());
                return file;
              });
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              (proxy, method, arguments) ->
                  method.getName().equals("getFiler")
                      ? watching
                      : method.invoke(environment, arguments)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }
}

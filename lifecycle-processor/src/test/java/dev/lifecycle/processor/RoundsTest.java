package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Models that mention what other processors generate. */
class RoundsTest {

  /** What a model of a generated superclass looks like. */
  private static final String MODEL =
      """
      @Lifecycle(states = Model.State.class, initial = "a")
      class Model extends GeneratedBase {
        enum State { A, B }

        @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
        void go() {}
      }
      """;

  private static final String BASE =
      """
      class GeneratedBase {
        @Transition(source = "b", dest = "a", on = InstanceLaunching.class)
        void inherited() {}
      }
      """;

  @Test
  void aModelWaitsForItsSuperclass() {
    assertThat(rows(MODEL, BASE)).containsExactly("inherited", "go");
  }

  @Test
  void aModelWaitsForMoreThanOneRound() {
    assertThat(
            rows(
                MODEL,
                "class First {}",
                "class Second extends First {}",
                BASE.replace("class GeneratedBase", "class GeneratedBase extends GeneratedRoot"),
                "class GeneratedRoot {}"))
        .containsExactly("inherited", "go");
  }

  @Test
  void aModelWaitsForItsStates() {
    assertThat(
            rows(
                """
                @Lifecycle(states = GeneratedState.class, initial = "a")
                class Model {
                  @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
                  void go() {}
                }
                """,
                "enum GeneratedState { A, B }"))
        .containsExactly("go");
  }

  @Test
  void aModelWaitsForAConstantInAnAnnotation() {
    assertThat(
            rows(
                """
                @Lifecycle(states = Model.State.class, initial = GeneratedNames.A)
                class Model {
                  enum State { A, B }

                  @Transition(source = {"b", GeneratedNames.A}, dest = "b", on = InstanceLaunching.class)
                  void go() {}
                }
                """,
                "class GeneratedNames { static final String A = \"a\"; }"))
        .containsExactly("go");
  }

  @Test
  void aModelMayBeGeneratedItself() {
    Compilation compilation =
        generating(MODEL, BASE).compile(Compiling.source("Other", "class Other {}"));

    assertThat(LoadedModel.of(compilation, "Model", "Model").rows())
        .containsExactly("inherited", "go");
  }

  @Test
  void aGeneratedTypeIsJudgedOnceItIsThere() {
    Compilation compilation =
        generating("class GeneratedEvent {}", "class GeneratedThing {}")
            .compile(
                model(
                    """
                    @Lifecycle(states = Model.State.class, initial = "a")
                    class Model {
                      enum State { A, B }

                      @Transition(source = "a", dest = "b", on = GeneratedEvent.class)
                      void go(GeneratedThing thing, GeneratedEvent event) {}
                    }
                    """));

    assertThat(Compiling.ours(compilation))
        .extracting(message -> message.split(" ")[0] + message.split(" ")[1])
        .containsExactlyInAnyOrder(
            "[LifecycleEventType]GeneratedEvent",
            "[LifecycleParameter]GeneratedThing",
            "[LifecycleParameter]GeneratedEvent");
  }

  private static List<String> rows(String model, String... generated) {
    Compilation compilation = generating(generated).compile(model(model));
    assertThat(compilation.errors()).as(Compiling.messages(compilation)).isEmpty();
    return LoadedModel.of(compilation, "Model", "Model").rows();
  }

  private static JavaFileObject model(String text) {
    return Compiling.source("Model", LoadedModel.IMPORTS + text);
  }

  /** A compiler with another processor that generates these classes, one in each round. */
  private static Compiler generating(String... sources) {
    return Compiler.javac()
        .withProcessors(new LifecycleProcessor(), new Generating(List.of(sources)));
  }

  @SupportedAnnotationTypes("*")
  private static final class Generating extends AbstractProcessor {

    private static final Pattern NAME = Pattern.compile("(?:class|enum) (\\w+)");

    private final Iterator<String> sources;

    Generating(List<String> sources) {
      this.sources = sources.iterator();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (sources.hasNext()) {
        generate(sources.next());
      }
      return false;
    }

    private void generate(String source) {
      String name = NAME.matcher(source).results().findFirst().orElseThrow().group(1);
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(LoadedModel.IMPORTS + source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

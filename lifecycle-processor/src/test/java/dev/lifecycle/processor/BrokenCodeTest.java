package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing or wrong in a model is told in one line, what is elsewhere not at all. */
class BrokenCodeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "class Model                           | class Model extends Missing      | the head of"
            + " Model",
        "class Model                           | class Model implements Missing<Node> | the head of"
            + " Model",
        "states = Model.State.class            | states = Missing.class           | @Lifecycle",
        "initial = \"a\"                       | initial = Missing.A              | @Lifecycle",
        "source = \"a\"                        | source = {\"b\", Missing.A}      | 'go'",
        "on = InstanceLaunching.class          | on = Missing.class               | 'go'",
        "void go()                             | void go(List<Missing> missing)   | 'go'",
        "void go()                             | Missing go()                     | 'go'",
        "void go()                             | void go() throws Missing         | 'go'",
      })
  void whatIsMissingIsToldInOneLine(String there, String missing, String part) {
    String model =
        """
        @Lifecycle(states = Model.State.class, initial = "a")
        class Model {
          enum State { A, B }

          @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
          void go() {}
        }
        """;
    Compilation compilation = Compiling.lenient().compile(model(model.replace(there, missing)));

    assertThat(Compiling.ours(compilation))
        .containsExactly(
            "[LifecycleUnresolved] Model was not checked and nothing is generated for it: %s mentions"
                    .formatted(part)
                + " what is missing or wrong. See the other errors; if there are none, the class"
                + " path lacks something.");
    assertThat(compilation.errors())
        .as(Compiling.messages(compilation))
        .anyMatch(error -> error.getMessage(null).contains("Missing"));
  }

  @Test
  void whatIsMissingBehindAClassFileIsToldInOneLine(@TempDir Path classes) throws IOException {
    Compilation ahead =
        Compiler.javac()
            .compile(
                model(
                    """
                    class Base {
                      @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
                      void go(Gone gone) {}
                    }

                    class Gone {}
                    """));
    List<File> classPath = Compiling.classPath(classes, ahead);
    Files.delete(classes.resolve("Gone.class"));
    Compilation compilation =
        Compiling.lenient()
            .withClasspath(classPath)
            .compile(
                model(
                    """
                    @Lifecycle(states = Model.State.class, initial = "a")
                    class Model extends Base {
                      enum State { A, B }
                    }
                    """));

    assertThat(Compiling.ours(compilation))
        .singleElement()
        .asString()
        .contains("Gone cannot be injected here", "of go(Gone)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Other { Missing missing; int number = \"text\"; void run() { undefined(); } }",
        "class Other extends Missing { @Transition(source = 1) @Missing void run() { return 1; } }",
        "class Other { @Override void run() throws Missing {} } class Other {}",
        "class Model2 extends Model { Missing go(Missing missing) { return new Model(1); } }",
      })
  void brokenCodeElsewhereIsNoneOfTheModelsBusiness(String other) {
    Compilation compilation =
        Compiling.lenient()
            .compile(
                model(
                    """
                    @Lifecycle(states = Model.State.class, initial = "a", failure = "b")
                    class Model {
                      enum State { A, B }

                      final Missing missing = undefined();

                      Model(Missing.Thing thing) {}

                      @Transition(source = "a", dest = "b", on = InstanceAction.class, completes = true)
                      void go(Node node) {
                        Missing.run(node + 1, x);
                        return node;
                      }

                      @Transition(source = "b", dest = "a", on = InstanceAction.class, completes = true)
                      void back() {}

                      void help(Missing missing) throws Missing {}
                    }

                    """
                        + other));

    assertThat(compilation.errors()).isNotEmpty();
    assertThat(Compiling.ours(compilation)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Lifecycle class Model {}",
        "@Lifecycle(states = Missing.class, initial = \"a\") class Model {}",
        "@Lifecycle(states = int.class, initial = \"a\") class Model {}",
        "@Lifecycle(states = Thread.State.class, initial = 5) class Model {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\" + Missing.X) class Model {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model extends Model {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") @Transition void model() {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model<T extends X> {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @Transition void go() {} }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @Transition(source = 1, dest = \"new\", on = X) void go(X x) {} }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model {"
            + " @Transition(source = \"new\", dest = \"new\", on = {}) X go(X... x) }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model { @Scheduled(\"x\")"
            + " List<X> go() {return null;} @Before(X.Y) void b() {} }",
        "@SuppressWarnings(Missing.X) @Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model {}",
        "@SuppressWarnings(5) @Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @SuppressWarnings({Missing.X, \"lifecycle:\"}) int count; }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model { Missing missing;"
            + " @Transition(source = Transition.ANY, dest = \"new\", completes = X.Y) void go() {}"
            + " }",
        "@Lifecycle(states = Model.State.class, initial = \"\") class Model { enum State {} int x ="
            + " y; @Transition(source = Transition.ANY, dest = Transition.REMOVED) void go() {} }",
        "@Lifecycle(states = Model.State.class, initial = \"a\") class Model { enum State { A, A }"
            + " @Transition(source = \"a\", dest = \"a\") void go() {} }",
        "@Lifecycle(states = Model.State.class, initial = \"a\") class Model { enum State { A(x) }"
            + " @Transition(source = Transition.ANY, dest = Transition.STAY, on ="
            + " InstanceAction.class, completes = true, when = \"c\", unless = \"c\") void go() {"
            + " undefined(); } @Condition boolean c() { return; } }",
      })
  void brokenCodeIsLeftToTheCompiler(String model) {
    Compilation compilation =
        Compiling.lenient().compile(Compiling.source("Model", LoadedModel.IMPORTS + model));

    assertThat(compilation.errors()).isNotEmpty();
    assertThat(Compiling.messages(compilation)).doesNotContain("Exception");
  }

  @Test
  void aModelIsGeneratedAlthoughTheRestIsBroken() {
    Compilation compilation =
        Compiling.lenient()
            .compile(
                model(
                    """
                    @Lifecycle(states = Model.State.class, initial = "a", failure = "b")
                    class Model {
                      enum State { A, B }

                      final Missing missing = undefined();
                    }

                    class MyHandler extends ModelHandler {}
                    """));

    assertThat(Compiling.messages(compilation))
        .contains("class Missing")
        .doesNotContain("ModelHandler");
  }

  private static JavaFileObject model(String text) {
    return Compiling.source("Model", LoadedModel.IMPORTS + text);
  }
}

package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model inherits. */
class InheritanceTest {

  private static final String BASE =
      """
      package base;

      import dev.lifecycle.annotation.*;
      import dev.lifecycle.runtime.*;
      import dev.lifecycle.runtime.event.*;

      public abstract class Base<E extends InstanceAction> {

        @Transition(source = "a", dest = "b", on = InstanceTerminating.class)
        public void leave(E event) {}

        @Transition(source = "redy", dest = "b", on = SpotInterruption.class)
        @Transition(name = "again", source = "b", dest = "a", on = SpotInterruption.class)
        public void misspelt() {}
      }
      """;

  @Test
  void anOverridingMethodTakesTheRowsPlaceAnnotationIncluded() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model extends Middle implements Extra {
              enum State { A, B }

              @Transition(source = "a", dest = "b", on = SpotInterruption.class)
              void own() {}

              @Override
              @Transition(source = "b", dest = "a", on = InstanceTerminating.class)
              void replaced() {}

              @Override
              void removed() {}
            }

            abstract class Middle extends Base {
              @Override
              void kept() {}

              @Transition(source = "a", dest = "b", on = CommandFailed.class)
              void middle() {}
            }

            abstract class Base {
              @Transition(source = "a", dest = "b", on = InstanceTerminating.class)
              void replaced() {}

              @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
              void removed() {}

              @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
              void inherited() {}

              void kept() {}
            }

            interface Extra {
              @Transition(source = "a", dest = "b", on = RebalanceRecommended.class)
              default void extra() {}
            }
            """);

    assertThat(model.rows()).containsExactly("replaced", "inherited", "middle", "extra", "own");
    assertThat(model.sources("replaced")).containsExactly("b");
  }

  @Test
  void aClassWinsOverTheDefaultMethodOfAnInterface() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model extends Base implements Leaving {
              enum State { A, B }
            }

            abstract class Base {
              public void leave() {}
            }

            interface Leaving {
              @Transition(source = "a", dest = "b", on = InstanceTerminating.class)
              default void leave() {}

              @Transition(source = "b", dest = "a", on = InstanceLaunching.class)
              default void back() {}
            }
            """);

    assertThat(model.rows()).containsExactly("back");
  }

  @Test
  void aTypeParameterOfASuperclassIsWhatTheModelMakesOfIt() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model extends Base<InstanceTerminating> {
              enum State { A, B }
            }

            abstract class Base<E> {
              final List<E> calls = new ArrayList<>();

              @Transition(source = "a", dest = "b", on = InstanceTerminating.class)
              void leave(E event) {}
            }
            """);

    FakeTaskScope tasks = new FakeTaskScope(FakeJudgement.terminating().event());
    model.perform("leave", tasks);
    assertThat(tasks.called()).containsExactly("leave");
  }

  @Test
  void annotationsInClassFilesCountAndAreQuotedWhereTheyAreWrong(@TempDir Path classes)
      throws IOException {
    Compilation compilation =
        Compiling.lenient()
            .withClasspath(
                Compiling.classPath(
                    classes, Compiler.javac().compile(Compiling.source("base.Base", BASE))))
            .compile(
                Compiling.source(
                    "Model",
                    """
                    @dev.lifecycle.annotation.Lifecycle(states = Model.State.class, initial = "a")
                    class Model extends base.Base<dev.lifecycle.runtime.event.InstanceTerminating> {
                      enum State { A, B, READY }
                    }
                    """));

    assertThat(Compiling.ours(compilation))
        .containsExactly(
            "[LifecycleUnknownState] Unknown state 'redy'. Did you mean 'ready'?"
                + " (@Transition(source = {\"redy\"}, dest = \"b\","
                + " on = {dev.lifecycle.runtime.event.SpotInterruption.class})"
                + " on misspelt() of base.Base)");
    assertThat(compilation.errors()).allMatch(error -> error.getLineNumber() == 2);
  }

  @Test
  void aMethodOfAClassFileIsQuotedWhereItIsWrongItself(@TempDir Path classes) throws IOException {
    Compilation base =
        Compiler.javac()
            .compile(
                Compiling.source(
                    "base.Base",
                    """
                    package base;

                    public class Base {
                      protected int count;

                      @dev.lifecycle.annotation.Condition
                      public int isLarge() {
                        return 1;
                      }
                    }
                    """));
    Compilation compilation =
        Compiling.lenient()
            .withClasspath(Compiling.classPath(classes, base))
            .compile(
                Compiling.source(
                    "Model",
                    """
                    @dev.lifecycle.annotation.Lifecycle(states = Model.State.class, initial = "a")
                    class Model extends base.Base {
                      enum State { A }
                    }
                    """));

    assertThat(Compiling.ours(compilation))
        .satisfiesExactlyInAnyOrder(
            error -> assertThat(error).endsWith("(isLarge() of base.Base)"),
            warning -> assertThat(warning).endsWith("(count of base.Base)"));
    assertThat(compilation.diagnostics()).allMatch(found -> found.getLineNumber() == 2);
  }
}

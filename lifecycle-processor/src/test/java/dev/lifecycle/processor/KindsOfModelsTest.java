package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Where a model may be, what it may be made with, and how large it may be. */
class KindsOfModelsTest {

  private static final String ROW =
      """

        public enum State { A, B }

        @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
        void go() {}
      """;

  @Test
  void aNestedModelInAPackage() throws ClassNotFoundException {
    Compilation compilation =
        Compiling.cleanly(
            Compiling.source(
                "p.Outer",
                "package p;\n"
                    + LoadedModel.IMPORTS
                    + """
                    public class Outer {
                      public static class Inner {
                        @Lifecycle(states = Model.State.class, initial = "a")
                        protected static class Model {
                    """
                    + ROW
                    + "}}}"));

    LoadedModel<?> model =
        LoadedModel.of(compilation, "p.Outer$Inner$Model", "p.Outer_Inner_Model");
    assertThat(model.table().model()).isEqualTo("Outer_Inner_Model");
    assertThat(model.performed("go")).containsExactly("go");
    Class<?> handler = Compiling.load(compilation).loadClass("p.Outer_Inner_ModelHandler");
    assertThat(Modifier.isPublic(handler.getModifiers())).isTrue();
  }

  @Test
  void generatedCodeIsAsVisibleAsTheModelButForTheHandler() throws ClassNotFoundException {
    ClassLoader hidden = loaded("class Model");
    ClassLoader visible = loaded("public class Model");

    assertThat(isPublic(hidden, "ModelTransitions")).isFalse();
    assertThat(isPublic(hidden, "ModelDispatcher")).isFalse();
    assertThat(isPublic(hidden, "ModelHandler")).isTrue();
    assertThat(isPublic(visible, "ModelTransitions")).isTrue();
    assertThat(isPublic(visible, "ModelDispatcher")).isFalse();
  }

  @Test
  void aHandlerMakesTheModelIfItCan() throws ClassNotFoundException {
    assertThat(isAbstract("class Model", "")).isFalse();
    assertThat(isAbstract("class Model", "Model(Services services) {}")).isFalse();
    assertThat(isAbstract("record Model(Services services)", "")).isFalse();
    assertThat(isAbstract("class Model", "Model() {} Model(Services services) {}")).isFalse();
    assertThat(isAbstract("class Model", "Model(String name) {}")).isTrue();
    assertThat(isAbstract("class Model", "private Model() {}")).isTrue();
    assertThat(isAbstract("class Model", "Model() throws java.io.IOException {}")).isTrue();
    assertThat(isAbstract("abstract class Model", "")).isTrue();
  }

  @Test
  void aHandlerCanBeExtended() {
    Compiling.cleanly(
        model("class Model", "Model(String name) {}"),
        Compiling.source(
            "MyHandler",
            LoadedModel.IMPORTS
                + """
                public class MyHandler extends ModelHandler {
                  @Override
                  protected Model model(Services services) {
                    return new Model("mine");
                  }
                }
                """));
  }

  @Test
  void whatIsDeprecatedIsUsedWithoutAWarning() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Deprecated(forRemoval = true)
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, @Deprecated B }

              @Deprecated
              @Transition(source = "a", dest = "b")
              void go() {}
            }
            """);

    assertThat(model.performed("go")).containsExactly("go");
  }

  @Test
  void namesOfTheModelsPackageMayBeThoseOfTheRuntime() {
    Compilation compilation =
        Compiling.cleanly(
            Compiling.source(
                "p.Services",
                """
                package p;

                import dev.lifecycle.annotation.*;
                import dev.lifecycle.runtime.event.*;

                @Lifecycle(states = Services.State.class, initial = "a")
                class Services {
                  enum State { A, B }

                  @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
                  void go() {}
                }

                class List {}

                class Context {}
                """));

    assertThat(LoadedModel.of(compilation, "p.Services", "p.Services").rows())
        .containsExactly("go");
  }

  @Test
  void aModelMayHaveNoTransitions() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A }
            }
            """);

    assertThat(model.rows()).isEmpty();
    assertThat(model.select("a", FakeJudgement.completion())).isEmpty();
    assertThat(model.after("none")).isEmpty();
  }

  @Test
  void namesAreQuotedWhateverIsInThem() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "*/ $T \\"a\\"")
            class Model {
              enum State { @Stored("*/ $T \\"a\\"") A, $B$ }

              @Transition(name = "go $L \\\\", source = "*/ $T \\"a\\"", dest = "$b$")
              void $go$() {}
            }
            """);

    assertThat(model.performed("go $L \\")).containsExactly("$go$");
  }

  @Test
  void twoThousandRows() {
    int count = 2_000;
    String states = numbered(200, i -> "STATE_" + i, ", ");
    String rows =
        numbered(
            count,
            i ->
                """
                  @Transition(source = "state_%d", dest = "state_%d", on = InstanceLaunching.class, when = "c%d")
                  void t%d(Node node) {}
                """
                    .formatted(i < count / 2 ? 0 : i % 200, (i + 1) % 200, i % 300, i),
            "\n");
    String conditions =
        numbered(300, i -> "@Condition boolean c%d() { return true; }".formatted(i), "\n");
    String anyRows =
        numbered(
            20,
            i ->
                "@Transition(source = Transition.ANY, dest = \"state_%d\", on = InstanceTerminating.class, when = \"c%d\")\nvoid any%d() {}"
                    .formatted(i, i, i),
            "\n");
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "state_0")
            class Model {
              enum State { %s }
              %s
              %s
              %s
              @Before void early(Node node, Run run) {}
              @Before void late(Node node) {}
              @After void report(LifecycleEvent event) {}
            }
            """
                .formatted(states, conditions, rows, anyRows));

    assertThat(model.rows()).hasSize(count + 20);
    assertThat(model.select("state_199", FakeJudgement.launching())).isEqualTo("t1199");
    assertThat(model.select("state_0", FakeJudgement.terminating())).isEqualTo("any1");
    assertThat(model.performed("t1999")).containsExactly("early", "late", "t1999");
    assertThat(model.row("t1500").after()).isEqualTo(List.of("report"));
  }

  private static String numbered(int count, IntFunction<String> line, String separator) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining(separator));
  }

  private static ClassLoader loaded(String declaration) {
    return Compiling.load(Compiling.cleanly(model(declaration, "")));
  }

  private static JavaFileObject model(String declaration, String members) {
    return Compiling.source(
        "Model",
        LoadedModel.IMPORTS
            + "@Lifecycle(states = Model.State.class, initial = \"a\")\n"
            + declaration
            + " {\n"
            + members
            + ROW
            + "}");
  }

  private static boolean isPublic(ClassLoader loader, String name) throws ClassNotFoundException {
    return Modifier.isPublic(loader.loadClass(name).getModifiers());
  }

  private static boolean isAbstract(String declaration, String members)
      throws ClassNotFoundException {
    Class<?> handler =
        Compiling.load(Compiling.cleanly(model(declaration, members))).loadClass("ModelHandler");
    Constructor<?> constructor = handler.getDeclaredConstructors()[0];
    assertThat(constructor.getParameterCount()).isZero();
    return Modifier.isAbstract(handler.getModifiers());
  }
}

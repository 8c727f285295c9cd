package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which methods a generated dispatcher calls, in which order, with what. */
class TasksTest {

  private static final String ORDERED =
      """
      @Lifecycle(states = Model.State.class, initial = "a")
      class Model extends Base {
        enum State { A, B }

        @Before
        void every() {}

        @Before(value = "go", order = -1)
        void early() {}

        @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
        @Transition(name = "goAgain", source = "b", dest = "b", on = InstanceLaunching.class)
        @After("leave")
        void go() {
          calls.add("went");
        }

        @Before(value = {"go", "leave"}, order = 5)
        void late() {}

        @Transition(source = "b", dest = "a", on = InstanceTerminating.class)
        void leave() {}

        @After(order = 1)
        void reportLate() {}

        @Before("goAgain")
        @After({"go", "goAgain"})
        void around() {}

        final List<String> calls = new ArrayList<>();
      }

      abstract class Base {
        @Before
        void inherited() {}
      }
      """;

  @Test
  void tasksRunInDeclarationOrderSuperclassFirstUnlessOrderSaysOtherwise() {
    LoadedModel<?> model = LoadedModel.compiled("Model", ORDERED);

    assertThat(model.performed("go"))
        .containsExactly("early", "inherited", "every", "late", "go")
        .startsWith(model.row("go").before().toArray(String[]::new));
    assertThat(model.performed("goAgain")).containsExactly("inherited", "every", "around", "go");
    assertThat(model.performed("leave")).containsExactly("inherited", "every", "late", "leave");
    assertThat(model.after("go"))
        .containsExactly("around", "reportLate")
        .isEqualTo(model.row("go").after());
    assertThat(model.after("leave")).containsExactly("go", "reportLate");
    assertThat(model.calls()).isEqualTo(List.of("went", "went", "went"));
  }

  @Test
  void aRowThatIsNoneOfTheModelIsRefused() {
    LoadedModel<?> model = LoadedModel.compiled("Model", ORDERED);

    assertThatThrownBy(() -> model.performed("gone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model has no transition gone");
  }

  @Test
  void aTransitionThatIsItsOwnBeforeTaskRunsOnce() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Before
              @Transition(source = "a", dest = "b")
              void go() {}

              @Transition(source = "b", dest = "a", on = InstanceTerminating.class)
              void leave() {}
            }
            """);

    assertThat(model.performed("go")).containsExactly("go");
    assertThat(model.performed("leave")).containsExactly("go", "leave");
    assertThat(model.after("go")).isEmpty();
  }

  @Test
  void parametersAreInjectedByTypeInAnyOrder() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              final List<Object> calls = new ArrayList<>();

              @Transition(source = "a", dest = "b", on = InstanceTerminating.class)
              void leave(Run run, Optional<LifecycleAction> maybe, Commands commands, Nodes nodes,
                  InstanceTerminating event, LifecycleAction action, InstanceAction wide, Node node) {
                calls.addAll(List.of(run, maybe.orElseThrow(), commands, nodes, event, action, wide, node));
              }
            }
            """);

    FakeTaskScope tasks = new FakeTaskScope(FakeJudgement.terminating().event());
    model.perform("leave", tasks);

    assertThat(model.calls()).hasSize(8);
    assertThat(model.calls().get(4)).isSameAs(tasks.event());
    assertThat(model.calls().get(6)).isSameAs(tasks.event());
    assertThat(model.row("leave").sendsCommand()).isTrue();
    assertThat(model.table().readsMetadata()).isTrue();
  }

  @Test
  void checkedExceptionsOfTasksComeOut() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Transition(source = "a", dest = "b")
              void go() throws java.io.IOException {
                throw new java.io.IOException("broken");
              }
            }
            """);

    assertThatThrownBy(() -> model.performed("go")).rootCause().hasMessage("broken");
  }
}

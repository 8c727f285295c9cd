package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.Node;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which method a generated dispatcher calls for a schedule, and what becomes of its choice. */
class SchedulesTest {

  private static final String MODEL =
      """
      @Lifecycle(states = Model.State.class, initial = "a")
      class Model extends Base {
        enum State { A, B }

        final List<Object> calls = new ArrayList<>();

        @Override
        void note(Object what) {
          calls.add(what);
        }

        @Transition(source = "a", dest = "b", on = ScheduleFired.class, schedule = "one")
        void backUp() {}

        @Scheduled("one")
        Node one() {
          return node;
        }

        @Scheduled("maybe")
        Optional<Node> maybe() {
          return Optional.of(node);
        }

        @Scheduled("nobody")
        Optional<? extends Node> nobody() {
          return Optional.empty();
        }

        @Scheduled("list")
        List<Node> list() {
          return List.of(node, node);
        }

        @Scheduled("stream")
        java.util.stream.Stream<Node> stream() {
          return java.util.stream.Stream.of(node, node, node);
        }

        @Scheduled("job")
        void job(Run run, ScheduleFired fired, Nodes nodes, LifecycleEvent event) {
          calls.addAll(List.of(run, fired, nodes, event));
        }

        @Scheduled("broken")
        Node broken() throws java.io.IOException {
          throw new java.io.IOException("broken");
        }
      }

      abstract class Base {
        final Node node = (Node) java.lang.reflect.Proxy.newProxyInstance(
            Node.class.getClassLoader(), new Class<?>[] {Node.class}, (self, method, given) -> null);

        @Scheduled("inherited")
        void inherited() {
          note("inherited");
        }

        abstract void note(Object what);
      }
      """;

  @ParameterizedTest
  @CsvSource({"one, 1", "maybe, 1", "nobody, 0", "list, 2", "stream, 3"})
  void whatTheMethodReturnsIsChosen(String schedule, int count) throws Exception {
    LoadedModel<?> model = LoadedModel.compiled("Model", MODEL);
    FakeScheduleScope scope = new FakeScheduleScope();

    assertThat(model.schedule(schedule, scope)).isTrue();
    assertThat(scope.chosen()).hasSize(count).hasOnlyElementsOfType(Node.class);
  }

  @Test
  void aJobIsRunAndChoosesNobody() throws Exception {
    LoadedModel<?> model = LoadedModel.compiled("Model", MODEL);
    FakeScheduleScope scope = new FakeScheduleScope();

    assertThat(model.schedule("job", scope)).isTrue();
    assertThat(scope.chosen()).isEmpty();
    assertThat(model.calls().get(0)).isSameAs(scope.run());
    assertThat(model.calls().get(1)).isSameAs(scope.event());
    assertThat(model.calls().get(2)).isSameAs(scope.nodes());
    assertThat(model.calls().get(3)).isSameAs(scope.event());
  }

  @Test
  void anInheritedMethodIsRun() throws Exception {
    LoadedModel<?> model = LoadedModel.compiled("Model", MODEL);

    assertThat(model.schedule("inherited", new FakeScheduleScope())).isTrue();
    assertThat(model.calls()).isEqualTo(List.of("inherited"));
  }

  @Test
  void theMethodReadsAsIfWrittenByHand() {
    assertThat(
            Compiling.generated(
                    Compiling.cleanly(Compiling.source("Model", LoadedModel.IMPORTS + MODEL)))
                .get("ModelDispatcher.java"))
        .contains(
            """
              @Override
              public boolean schedule(String name, ScheduleScope scope) throws Exception {
                switch (name) {
                  case "inherited" -> model.inherited();
                  case "one" -> scope.choose(model.one());
                  case "maybe" -> scope.choose(model.maybe());
                  case "nobody" -> scope.choose(model.nobody());
                  case "list" -> scope.choose(model.list());
                  case "stream" -> scope.choose(model.stream());
                  case "job" -> model.job(scope.run(), scope.event(), scope.nodes(), scope.event());
                  case "broken" -> scope.choose(model.broken());
                  default -> {
                    return false;
                  }
                }
                return true;
              }
            """);
  }

  @Test
  void checkedExceptionsComeOut() {
    LoadedModel<?> model = LoadedModel.compiled("Model", MODEL);

    assertThatThrownBy(() -> model.schedule("broken", new FakeScheduleScope()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aNameThatIsNoScheduleRunsNothing() throws Exception {
    LoadedModel<?> model = LoadedModel.compiled("Model", MODEL);

    assertThat(model.schedule("gone", new FakeScheduleScope())).isFalse();
    assertThat(model.calls()).isEqualTo(List.of());
  }

  @Test
  void aModelWithoutSchedulesHasNone() throws Exception {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Transition(source = "a", dest = "b", when = "schedule")
              void go() {}

              @Condition
              boolean schedule() {
                return true;
              }
            }
            """);

    assertThat(model.schedule("any", new FakeScheduleScope())).isFalse();
  }
}

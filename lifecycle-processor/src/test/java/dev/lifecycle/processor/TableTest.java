package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a generated table says. */
class TableTest {

  private static final LoadedModel<?> MODEL =
      LoadedModel.compiled(
          "Model",
          """
          @Lifecycle(states = Model.State.class, initial = "fresh", failure = "broken", pending = "booting")
          class Model {
            enum State { FRESH, @Stored(value = "in-service", formerly = {"running", "online"}) IN_SERVICE, BROKEN }

            @Before("join")
            void announce(Commands commands) {}

            @Transition(source = "fresh", dest = "in-service", on = {InstanceLaunching.class, SpotInterruption.class})
            void join() {}

            @Transition(source = "in-service", dest = Transition.STAY, on = ScheduleFired.class, schedule = "nightly", ignoreErrors = true)
            void backUp() {}

            @Transition(name = "early", source = "in-service", dest = "broken", timeout = "150s")
            @Transition(source = {"in-service", "fresh"}, dest = "broken", timeout = "2h")
            void expire() {}

            @Transition(source = "broken", dest = Transition.REMOVED, completes = true)
            void remove() {}
          }
          """);

  @Test
  void namesTheModelAndItsStates() {
    assertThat(MODEL.table().model()).isEqualTo("Model");
    assertThat(MODEL.table().initial()).hasToString("FRESH");
    assertThat(MODEL.table().failure().orElseThrow()).hasToString("BROKEN");
    assertThat(MODEL.table().pending()).containsExactly("booting");
    assertThat(MODEL.table().state("in-service").orElseThrow()).hasToString("IN_SERVICE");
    assertThat(MODEL.table().state("online").orElseThrow()).hasToString("IN_SERVICE");
    assertThat(MODEL.table().state("in_service")).isEmpty();
  }

  @Test
  void saysWhatEachRowDoes() {
    assertThat(MODEL.rows()).containsExactly("join", "backUp", "early", "expire", "remove");
    assertThat(MODEL.row("join").on())
        .extracting(Class::getSimpleName)
        .containsExactly("InstanceLaunching", "SpotInterruption");
    assertThat(MODEL.row("join").target()).isEqualTo(Target.STATE);
    assertThat(MODEL.row("join").dest().orElseThrow()).hasToString("IN_SERVICE");
    assertThat(MODEL.row("backUp").target()).isEqualTo(Target.STAY);
    assertThat(MODEL.row("backUp").schedule()).contains("nightly");
    assertThat(MODEL.row("backUp").ignoresErrors()).isTrue();
    assertThat(MODEL.row("early").timeout()).contains(Duration.ofSeconds(150));
    assertThat(MODEL.row("expire").timeout()).contains(Duration.ofHours(2));
    assertThat(MODEL.sources("expire")).containsExactly("in-service", "fresh");
    assertThat(MODEL.row("remove").target()).isEqualTo(Target.REMOVED);
    assertThat(MODEL.row("remove").completes()).isTrue();
    assertThat(MODEL.row("remove").completion()).isTrue();
  }

  @Test
  void aRowSendsACommandIfATaskBeforeItsStoreMay() {
    assertThat(MODEL.row("join").sendsCommand()).isTrue();
    assertThat(MODEL.row("expire").sendsCommand()).isFalse();
  }

  @Test
  void metadataIsReadOnlyIfAMethodCan() {
    assertThat(MODEL.table().readsMetadata()).isFalse();
  }

  @Test
  void aScheduleStandsForItsEvent() {
    LoadedModel<?> model =
        LoadedModel.of(
            Compiling.lenient()
                .compile(
                    Compiling.source(
                        "Model",
                        LoadedModel.IMPORTS
                            + """
                            @Lifecycle(states = Model.State.class, initial = "a")
                            class Model {
                              enum State { A, B }

                              @Transition(source = "a", dest = "b", schedule = "nightly")
                              void backUp() {}
                            }
                            """)),
            "Model",
            "Model");

    assertThat(model.row("backUp").completion()).isFalse();
    assertThat(model.select("a", FakeJudgement.completion())).isEmpty();
    assertThat(model.select("a", FakeJudgement.fired("nightly"))).isEqualTo("backUp");
  }
}

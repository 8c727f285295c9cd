package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which row a generated dispatcher chooses. */
class SelectionTest {

  @Test
  void rowsAreTriedInDeclarationOrderThoseThatNameTheStateBeforeAny() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Transition(source = Transition.ANY, dest = "b", on = InstanceTerminating.class)
              void any() {}

              @Transition(source = {"b", "a"}, dest = "a", on = InstanceLaunching.class)
              void first() {}

              @Transition(source = "a", dest = "b", on = InstanceAction.class)
              void second() {}
            }
            """);

    FakeJudgement nothingFires = FakeJudgement.interrupted();
    assertThat(model.select("a", nothingFires)).isEmpty();
    assertThat(nothingFires.asked()).containsExactly("first", "second", "any");
    assertThat(model.select("a", FakeJudgement.launching())).isEqualTo("first");
    assertThat(model.select("a", FakeJudgement.terminating())).isEqualTo("second");
    assertThat(model.select("b", FakeJudgement.launching())).isEqualTo("first");
    assertThat(model.rows()).containsExactly("any", "first", "second");
  }

  @Test
  void anyCoversEveryStateButItsOwnDestAndThePendingOnes() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "fresh", pending = {"new", "starting"})
            class Model {
              enum State { NEW, @Stored("starting") BOOTING, FRESH, LEAVING, PENDING }

              @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
              void leave() {}

              @Transition(source = Transition.ANY, dest = Transition.STAY, on = SpotInterruption.class)
              void note() {}
            }
            """);

    assertThat(model.sources("leave")).containsExactly("fresh", "pending");
    assertThat(model.row("leave").any()).isTrue();
    assertThat(model.select("fresh", FakeJudgement.terminating())).isEqualTo("leave");
    assertThat(model.select("leaving", FakeJudgement.terminating())).isEmpty();
    assertThat(model.select("new", FakeJudgement.terminating())).isEmpty();
    assertThat(model.select("starting", FakeJudgement.interrupted())).isEmpty();
    assertThat(model.sources("note")).containsExactly("fresh", "leaving", "pending");
    assertThat(model.select("leaving", FakeJudgement.interrupted())).isEqualTo("note");
  }

  @Test
  void anUnknownStatusIsLeftByAnyRowsOfATerminatingInstanceOnly() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Condition
              boolean never() {
                return false;
              }

              @Transition(source = "a", dest = "b", on = InstanceTerminating.class)
              void named() {}

              @Transition(source = Transition.ANY, dest = "b", on = SpotInterruption.class)
              void interrupted() {}

              @Transition(source = Transition.ANY, dest = "b", on = InstanceAction.class, when = "never")
              void guarded() {}

              @Transition(source = Transition.ANY, dest = "b", on = {SpotInterruption.class, InstanceAction.class})
              void leave() {}
            }
            """);

    FakeJudgement terminating = FakeJudgement.terminating();
    assertThat(model.selectUnknown(terminating)).isEqualTo("leave");
    assertThat(terminating.asked()).containsExactly("guarded", "leave");
    assertThat(model.selectUnknown(FakeJudgement.launching())).isEmpty();
    assertThat(model.selectUnknown(FakeJudgement.interrupted())).isEmpty();
  }

  @Test
  void everyKindOfTriggerAsksItsOwnQuestion() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Transition(source = "a", dest = "b", on = {CommandSucceeded.class, CommandFailed.class})
              void finished() {}

              @Transition(source = "a", dest = "b", timeout = "10m")
              void timedOut() {}

              @Transition(source = "a", dest = "b", on = {ScheduleFired.class, InstanceLaunching.class}, schedule = "nightly")
              void nightly() {}

              @Transition(source = "a", dest = "b", on = ScheduleFired.class)
              void fired() {}

              @Condition
              boolean done() {
                return true;
              }

              @Transition(source = "a", dest = "b", when = "done")
              void completed() {}
            }
            """);

    assertThat(model.select("a", FakeJudgement.commandFailed())).isEqualTo("finished");
    assertThat(model.select("a", FakeJudgement.commandSucceeded())).isEqualTo("finished");
    assertThat(model.select("a", FakeJudgement.deadlinePassed())).isEqualTo("timedOut");
    assertThat(model.select("a", FakeJudgement.fired("nightly"))).isEqualTo("nightly");
    assertThat(model.select("a", FakeJudgement.launching())).isEqualTo("nightly");
    assertThat(model.select("a", FakeJudgement.fired("weekly"))).isEqualTo("fired");
    assertThat(model.select("a", FakeJudgement.completion())).isEqualTo("completed");
    assertThat(model.select("a", FakeJudgement.terminating())).isEmpty();
    assertThat(model.select("b", FakeJudgement.completion())).isEmpty();
  }

  @Test
  void anOtherEventTriggersByItsSourceAndItsDetailType() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Transition(source = "a", dest = "b", on = OtherEvent.class, eventSource = "aws.health", detailType = "AWS Health Event")
              void impaired(OtherEvent event) {}

              @Transition(source = "a", dest = "b", on = {OtherEvent.class, SpotInterruption.class}, eventSource = "com.example.\\"shop\\"", detailType = "closing")
              void closing() {}
            }
            """);

    assertThat(model.select("a", FakeJudgement.reported("aws.health", "AWS Health Event")))
        .isEqualTo("impaired");
    assertThat(model.select("a", FakeJudgement.reported("com.example.\"shop\"", "closing")))
        .isEqualTo("closing");
    assertThat(model.select("a", FakeJudgement.interrupted())).isEqualTo("closing");
    assertThat(model.select("a", FakeJudgement.reported("aws.health", "closing"))).isEmpty();
    assertThat(model.select("a", FakeJudgement.reported("AWS.Health", "AWS Health Event")))
        .isEmpty();
    assertThat(model.select("a", FakeJudgement.completion())).isEmpty();
    assertThat(model.row("impaired").eventSource()).contains("aws.health");
    assertThat(model.row("impaired").detailType()).contains("AWS Health Event");
  }

  @Test
  void aGuardNeedsAllOfWhenAndNoneOfUnless() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B, C, D }

              @Condition
              boolean yes(Node node, LifecycleAction action) {
                return true;
              }

              @Condition
              boolean no() {
                return false;
              }

              @Transition(source = "a", dest = "b", when = {"yes", "no"})
              void both() {}

              @Transition(source = "a", dest = "b", unless = {"no", "yes"})
              void neither() {}

              @Transition(source = {"a", "b"}, dest = "c", when = "yes", unless = "no")
              void right() {}
            }
            """);

    FakeJudgement judge = FakeJudgement.completion();
    assertThat(model.select("a", judge)).isEqualTo("right");
    assertThat(judge.asked()).containsExactly("both", "neither", "right");
    assertThat(model.row("both").when()).containsExactly("yes", "no");
    assertThat(model.row("right").unless()).containsExactly("no");
  }

  @Test
  void aConditionThatThrowsCountsAsPassedIfErrorsAreIgnored() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a")
            class Model {
              enum State { A, B }

              @Condition
              boolean broken() throws java.io.IOException {
                throw new java.io.IOException("broken");
              }

              @Condition
              boolean no() {
                return false;
              }

              @Transition(source = "a", dest = "b", on = SpotInterruption.class, when = "no", ignoreErrors = true)
              void refused() {}

              @Transition(source = "a", dest = "b", on = SpotInterruption.class, unless = "broken", ignoreErrors = true)
              void forgiven() {}

              @Transition(source = "b", dest = "a", on = SpotInterruption.class, when = "broken")
              void strict() {}
            }
            """);

    assertThat(model.select("a", FakeJudgement.interrupted())).isEqualTo("forgiven");
    assertThatThrownBy(() -> model.select("b", FakeJudgement.interrupted()))
        .rootCause()
        .hasMessage("broken");
  }

  @Test
  void namesThatWouldCollideInADispatcherDoNot() {
    LoadedModel<?> model =
        LoadedModel.compiled(
            "Model",
            """
            @Lifecycle(states = Model.State.class, initial = "a_b")
            class Model {
              enum State { A_B, AB, a_b_, _2 }

              @Condition
              boolean select() {
                return true;
              }

              @Condition
              boolean fromAb() {
                return true;
              }

              @Transition(source = {"a_b", "_2"}, dest = "ab", when = {"select", "fromAb"})
              @Transition(name = "selectUnknown", source = "ab", dest = "a_b_", when = "fromAb")
              void perform() {}

              @Before
              @After
              void after(Node model, Run tasks) {}
            }
            """);

    assertThat(model.select("a_b", FakeJudgement.completion())).isEqualTo("perform");
    assertThat(model.select("ab", FakeJudgement.completion())).isEqualTo("selectUnknown");
    assertThat(model.performed("selectUnknown")).containsExactly("after", "perform");
    assertThat(model.after("perform")).containsExactly("after");
  }
}

package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event triggers one transition at most: which one, and what follows it by itself. */
class Rule03OneEventTest extends SemanticsTest {

  @Lifecycle(states = Rows.State.class, initial = "booted", failure = "broken")
  static class Rows {

    enum State {
      PENDING,
      BOOTED,
      ONE,
      TWO,
      OTHER,
      THREE,
      FOUR,
      HURT,
      LEAVING,
      BROKEN
    }

    private final Script script;

    Rows(Script script) {
      this.script = script;
    }

    @Condition
    boolean first() {
      return script.condition("first");
    }

    @Condition
    boolean further() {
      return script.condition("further");
    }

    @Transition(source = Transition.ANY, dest = "hurt", on = SpotInterruption.class)
    void hurt() {}

    @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
    void leave() {}

    @Transition(source = "booted", dest = "one", on = InstanceLaunching.class)
    void start() {}

    @Transition(source = "one", dest = "two", on = SpotInterruption.class, when = "first")
    void two() {}

    @Transition(source = "one", dest = "other", on = SpotInterruption.class)
    void other() {}

    @Transition(source = "two", dest = "three", on = SpotInterruption.class)
    void three() {}

    @Transition(source = "three", dest = "four")
    void four() {}

    @Transition(source = "four", dest = "other", when = "further")
    void further_() {}
  }

  private void raiseRows() throws IOException {
    raise(
        Rule03OneEventTest_RowsTransitions.TABLE,
        new Rule03OneEventTest_RowsDispatcher(new Rows(script)));
  }

  private Dispatch spot(String id) {
    return stage.deliver(Events.spot(NODE, id, stage.time().instant()));
  }

  @ParameterizedTest
  @CsvSource({
    // a row that names the state comes before ANY, which is declared first
    "one,     '',      two,             two",
    // in declaration order, the first whose guard holds
    "one,     first,   other,           other",
    // one transition an event: two's own row waits for the next one; what follows by itself does
    // not
    "two,     further, three four,      four",
    "two,     '',      three four further_, other",
    // ANY: a declared state that no row names, not its own dest, not a pending status
    "booted,  '',      hurt,            hurt",
    "hurt,    '',      '',              hurt",
    "pending, '',      '',              pending",
    "new,     '',      '',              new",
    "strange, '',      '',              strange",
  })
  void whichRowFires(String status, String refused, String transitions, String after)
      throws IOException {
    raiseRows();
    stage.table().cloudInit(NODE, status);
    script.refuse(refused);

    Dispatch spot = spot("s-1");

    assertThat(String.join(" ", spot.transitions())).isEqualTo(transitions);
    assertThat(spot.outcome()).isEqualTo(transitions.isEmpty() ? "UNHANDLED" : "RESTING");
    assertThat(stage.table().status(NODE)).isEqualTo(after);
  }

  @Test
  void anUnknownStatusIsTornDownByAny() throws IOException {
    raiseRows();
    stage.deliver(stage.launch(NODE));
    stage.table().set(NODE, "ItemStatus", Table.text("strange"));

    assertThat(stage.deliver(stage.terminate(NODE)).transitions()).containsExactly("leave");

    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
  }

  @Lifecycle(states = Circle.State.class, initial = "booted", failure = "broken")
  static class Circle {

    enum State {
      BOOTED,
      LEFT,
      RIGHT,
      BROKEN
    }

    private final Script script;

    Circle(Script script) {
      this.script = script;
    }

    @Condition
    boolean turns() {
      return script.condition("turns");
    }

    @Transition(source = "booted", dest = "left", on = InstanceLaunching.class)
    void start() {}

    @Transition(source = "left", dest = "right")
    void right() {
      script.task("right");
    }

    @Transition(source = "right", dest = "left", when = "turns")
    void turn() {}

    @Transition(source = "right", dest = "left", on = SpotInterruption.class)
    void push() {}
  }

  private void raiseCircle() throws IOException {
    raise(
        Rule03OneEventTest_CircleTransitions.TABLE,
        new Rule03OneEventTest_CircleDispatcher(new Circle(script)));
  }

  @Test
  void aCompletionRowThatComesRoundAgainIsALoop() throws IOException {
    raiseCircle();

    Dispatch loop = stage.deliver(stage.launch(NODE));

    assertThat(loop.transitions()).containsExactly("start", "right", "turn");
    assertThat(loop.outcome()).isEqualTo("FAILED");
    assertThat(loop.reason()).isEqualTo("completion loop");
    assertThat(script.called()).containsOnlyOnce("right");
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("state", Table.text("left"))
        .containsEntry("transition", Table.text("right"));
  }

  @Test
  void betweenTwoRestsItMayFireOnceMore() throws IOException {
    raiseCircle();
    script.refuse("turns");
    String launch = stage.launch(NODE);
    script.letDie("right");
    dying(launch);
    script.mend();
    assertThat(stage.table().status(NODE)).isEqualTo("left");

    Dispatch push = spot("s-1");

    // What was broken off comes to rest first; the event starts anew from there.
    assertThat(push.transitions()).containsExactly("right", "push", "right");
    assertThat(spot("s-2").transitions()).containsExactly("push", "right");
    assertThat(stage.table().status(NODE)).isEqualTo("right");
  }

  @Lifecycle(states = Waits.State.class, initial = "booted", failure = "broken")
  static class Waits {

    enum State {
      BOOTED,
      WAITING,
      SOON,
      LATE,
      BROKEN
    }

    private final Script script;

    Waits(Script script) {
      this.script = script;
    }

    @Condition
    boolean soon() {
      return script.condition("soon");
    }

    @Transition(source = "booted", dest = "waiting", on = InstanceLaunching.class)
    void start() {}

    @Transition(source = "waiting", dest = Transition.STAY, timeout = "3m")
    void remind() {}

    @Transition(source = "waiting", dest = "late", timeout = "10m")
    void late() {}

    @Transition(source = "waiting", dest = "soon", timeout = "5m", when = "soon")
    void soon_() {}
  }

  @ParameterizedTest
  @CsvSource({
    // whether `soon` holds; when the sweep looks, in seconds after the launch, and what it does
    "true,  179 180:remind 299 300:soon_",
    "false, 180:remind 300 599 600:late",
    // a look that comes late finds what an earlier one would have found
    "true,  720:remind 721:soon_",
    "false, 720:remind 721:late",
  })
  void eachTimeoutFiresAtItsOwnTime(boolean holds, String looks) throws IOException {
    raise(
        Rule03OneEventTest_WaitsTransitions.TABLE,
        new Rule03OneEventTest_WaitsDispatcher(new Waits(script)));
    stage.deliver(stage.launch(NODE));
    Instant start = stage.time().instant();
    if (!holds) {
      script.refuse("soon");
    }

    for (String look : looks.split(" ")) {
      String[] words = look.split(":");
      Instant due = start.plusSeconds(Long.parseLong(words[0]));
      stage.pass(Duration.between(stage.time().instant(), due));
      int known = stage.table().journal(NODE).size();
      stage.sweep();

      assertThat(stage.table().journal(NODE).stream().skip(known))
          .as(look)
          .isEqualTo(words.length == 1 ? List.of() : List.of(words[1] + " DeadlinePassed"));
    }
  }
}

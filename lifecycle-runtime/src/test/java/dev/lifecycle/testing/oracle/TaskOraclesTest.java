package dev.lifecycle.testing.oracle;

import static dev.lifecycle.testing.oracle.Fields.status;
import static dev.lifecycle.testing.oracle.Promise.S8;
import static dev.lifecycle.testing.oracle.Story.NODE;
import static dev.lifecycle.testing.oracle.Story.START;
import static dev.lifecycle.testing.world.TaskRun.Phase.BEFORE_STORE;

import dev.lifecycle.runtime.event.SpotInterruption;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The oracles that look at what tasks were run fire on what they are for. */
class TaskOraclesTest extends OracleTest {

  private static Story ready() {
    return new Story().booted().claimed().decided(status("ready"));
  }

  private static SpotInterruption spot(String id) {
    return new SpotInterruption(id, START, NODE, "terminate");
  }

  /** An invocation fires the row of a spot event. */
  private static Story warned(Story story, int invocation, String event) {
    return story
        .by(invocation)
        .claimed()
        .ran("warn", BEFORE_STORE, spot(event), Map.of())
        .decided(Map.of());
  }

  @Test
  void anEventThatFiresARowTwiceIsNoticed() {
    assertKept(S8, warned(warned(ready(), 2, "e1"), 3, "e2"));
    assertBroken(
        S8,
        warned(warned(warned(ready(), 2, "e1"), 3, "e2"), 4, "e1"),
        "SpotInterruption e1 fired warn of " + NODE + ", and then warn");
  }

  @Test
  void anEventWhoseRowWasNotStoredMayFireItAgain() {
    Story killed = ready().by(2).claimed().ran("warn", BEFORE_STORE, spot("e1"), Map.of());
    assertKept(S8, warned(killed, 3, "e1"));
  }

  @Test
  void anEventThatFailedARowAndFiredItOnceIsNoRepeat() {
    Story failed =
        ready()
            .by(2)
            .claimed()
            .ran("warn", BEFORE_STORE, spot("e1"), Map.of())
            .decided(Fields.failure("SpotInterruption", "warn"));
    assertKept(S8, warned(failed, 3, "e1"));
  }

  @Test
  void aRecordRemembersFourEvents() {
    Story four = ready();
    for (int i = 1; i <= 4; i++) {
      warned(four, i + 1, "e" + i);
    }
    assertBroken(S8, warned(four, 6, "e1"), "e1 fired");
    Story five = ready();
    for (int i = 1; i <= 5; i++) {
      warned(five, i + 1, "e" + i);
    }
    assertKept(S8, warned(five, 7, "e1"));
  }

  @Test
  void aRecordThatIsNewRemembersNothing() {
    assertKept(S8, warned(warned(ready(), 2, "e1").removed().booted(), 3, "e1"));
  }
}

package dev.lifecycle.testing.oracle;

import static dev.lifecycle.testing.oracle.Fields.status;
import static dev.lifecycle.testing.oracle.Promise.S17;
import static dev.lifecycle.testing.oracle.Promise.S5;
import static dev.lifecycle.testing.oracle.Promise.S8;
import static dev.lifecycle.testing.oracle.Story.NODE;
import static dev.lifecycle.testing.oracle.Story.START;
import static dev.lifecycle.testing.world.TaskRun.Phase.AFTER_STORE;
import static dev.lifecycle.testing.world.TaskRun.Phase.BEFORE_STORE;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.ActionDetail;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.world.Killed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The oracles that look at what tasks were run fire on what they are for. */
class TaskOraclesTest extends OracleTest {

  private static Story ready() {
    return new Story().booted().claimed().decided(status("ready"));
  }

  /** The row whose after tasks are pending then. */
  private static Story joined(int invocation) {
    return new Story()
        .booted()
        .by(invocation)
        .claimed()
        .decided(Fields.all(status("ready"), Fields.pending("joined", 1)));
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

  private static Story set(Map<String, Object> set, Map<String, AttributeValue> stored) {
    return ready().by(2).claimed().ran("warn", BEFORE_STORE, spot("e1"), set).decided(stored);
  }

  @Test
  void anAttributeThatIsNotStoredWithItsRowIsNoticed() {
    Map<String, Object> all =
        Map.of("Name", "a", "Size", 1, "Up", true, "List", List.of(1, "b"), "Map", Map.of("c", 2));
    Map<String, AttributeValue> stored =
        Map.of(
            "Name", fromS("a"),
            "Size", fromN("1.0"),
            "Up", fromBool(true),
            "List", fromL(List.of(fromN("1"), fromS("b"))),
            "Map", fromM(Map.of("c", fromN("2"))));
    assertKept(S17, set(all, stored));
    for (String name : all.keySet()) {
      Map<String, AttributeValue> without = new HashMap<>(stored);
      without.remove(name);
      assertBroken(S17, set(all, without), "the tasks of warn set " + name);
      without.put(name, fromS("other"));
      assertBroken(S17, set(all, without), "the tasks of warn set " + name);
    }
  }

  @Test
  void anAttributeOfARowThatWasNotStoredIsNot() {
    Map<String, Object> name = Map.of("Name", "a");
    assertKept(S17, ready().by(2).claimed().ran("warn", BEFORE_STORE, spot("e1"), name).released());
    assertKept(S17, set(name, Fields.failure("SpotInterruption", "warn")));
    assertKept(
        S17,
        ready()
            .by(2)
            .claimed()
            .ran("warn", BEFORE_STORE, spot("e1"), name)
            .by(3)
            .claimed()
            .decided(Map.of()));
  }

  @Test
  void anAttributeOfTasksAfterTheStoreIsStoredWhenNothingIsPending() {
    Map<String, Object> name = Map.of("Name", "a");
    assertKept(S17, joined(2).ran("joined", AFTER_STORE, spot("e1"), name).released());
    assertBroken(
        S17,
        joined(2).ran("joined", AFTER_STORE, spot("e1"), name).wrote(Map.of(), "Pending"),
        "the tasks of joined set Name, and call 3 does not");
    assertKept(
        S17,
        joined(2)
            .ran("joined", AFTER_STORE, spot("e1"), name)
            .wrote(Map.of("Name", fromS("a")), "Pending"));
    assertKept(
        S17,
        joined(2)
            .ran("joined", AFTER_STORE, spot("e1"), name)
            .ran("warn", BEFORE_STORE, spot("e1"), Map.of("Name", "b"))
            .decided(Map.of("Name", fromS("b")), "Pending"));
  }

  private static Story killed(int invocation, int starts) {
    return joined(invocation)
        .ran("joined", AFTER_STORE, spot("e1"), Map.of(), Optional.of(new Killed("crash")))
        .by(invocation + 1)
        .claimed()
        .wrote(Fields.pending("joined", starts));
  }

  @Test
  void afterTasksThatAreDroppedAreNoticed() {
    assertKept(S5, joined(2));
    assertKept(S5, joined(2).ran("joined", AFTER_STORE, spot("e1"), Map.of()).released());
    assertBroken(S5, joined(2).wrote(Map.of(), "Pending"), "joined is pending since call 3");
    assertBroken(S5, joined(2).removed(), "joined is pending since call 3");
    assertBroken(S5, killed(2, 2).wrote(Map.of(), "Pending"), "joined is pending since call 5");
    assertBroken(S5, killed(2, 2).decided(Map.of()), "joined is pending since call 5");
    assertKept(
        S5,
        killed(2, 2).ran("joined", AFTER_STORE, spot("e1"), Map.of()).wrote(Map.of(), "Pending"));
  }

  @Test
  void afterTasksThatThrowOrWereStartedOftenEnoughMayBeDropped() {
    Map<String, AttributeValue> failure = Fields.failure("SpotInterruption", "joined");
    Optional<Throwable> thrown = Optional.of(new IllegalStateException("thrown"));
    assertKept(
        S5,
        joined(2)
            .ran("joined", AFTER_STORE, spot("e1"), Map.of(), thrown)
            .decided(failure, "Pending"));
    assertBroken(S5, killed(2, 2).decided(failure, "Pending"), "but they did not end");
    assertKept(S5, killed(2, 3).decided(failure, "Pending"));
    assertBroken(S5, killed(2, 3).wrote(Map.of(), "Pending"), "but they did not end");
  }

  @Test
  void aRowThatIsStoredWithoutItsAfterTasksIsNoticed() {
    Story unmarked =
        new Story()
            .booted()
            .claimed()
            .ran("joined", BEFORE_STORE, spot("e1"), Map.of())
            .decided(status("ready"));
    assertBroken(S5, unmarked, "call 2 stores joined without its after tasks");
  }

  private static final Optional<Throwable> THROWN =
      Optional.of(new IllegalStateException("thrown"));

  private static Story threw(Optional<Throwable> thrown) {
    return ready().by(2).claimed().ran("warn", BEFORE_STORE, spot("e1"), Map.of(), thrown);
  }

  @Test
  void aTaskThatThrowsWithoutEndingItsRowIsNoticed() {
    assertKept(S5, ready().ranInSpiteOf("tell", "boast", BEFORE_STORE, spot("e1")));
    assertBroken(
        S5,
        ready().ranInSpiteOf("tell", "warn", BEFORE_STORE, spot("e1")),
        "tell of warn threw, and the row goes on");
  }

  @Test
  void aTaskThatThrowsAndFailsNothingIsNoticed() {
    assertKept(S5, threw(THROWN).decided(Fields.failure("SpotInterruption", "warn")));
    assertKept(S5, threw(THROWN).released());
    String broken = "a task of warn threw, and call 4 stores no failure of it";
    assertBroken(S5, threw(THROWN).decided(Map.of()), broken);
    assertBroken(S5, threw(THROWN).removed(), broken);
    assertBroken(S5, threw(THROWN).decided(Fields.failure("SpotInterruption", "boast")), broken);
    assertBroken(S5, threw(Optional.of(new StackOverflowError())).decided(Map.of()), broken);
  }

  @Test
  void whatIsTriedAgainIsNoFailure() {
    for (Throwable again :
        List.of(
            new RetryLater("not yet"),
            new CallFailedException("throttled"),
            new Killed("crash"),
            new OutOfMemoryError())) {
      assertKept(S5, threw(Optional.of(again)).decided(Map.of()));
    }
  }

  private static Story joinedAndThrew(LifecycleEvent event) {
    return joined(2)
        .wrote(Fields.action("t1", "launching"))
        .ran("joined", AFTER_STORE, event, Map.of(), THROWN);
  }

  @Test
  void anAfterTaskThatThrowsAndFailsNothingIsNoticed() {
    String broken = "a task of joined threw, and call 4 stores no failure of it";
    assertBroken(S5, joinedAndThrew(spot("e1")).wrote(Map.of(), "Pending"), broken);
    assertBroken(S5, joinedAndThrew(spot("e1")).removed(), broken);
    assertKept(
        S5,
        joinedAndThrew(spot("e1"))
            .decided(
                Fields.all(
                    Fields.failure("SpotInterruption", "joined"),
                    Fields.action("t1", "launching", "failed")),
                "Pending"));
  }

  @Test
  void anAfterTaskOfAnActionThatIsSupersededIsDropped() {
    Map<String, AttributeValue> leaving =
        Fields.all(status("leaving"), Fields.action("t2", "terminating"));
    assertKept(S5, joinedAndThrew(terminating("t2")).decided(leaving, "Pending"));
    assertBroken(
        S5,
        joinedAndThrew(terminating("t1")).decided(leaving, "Pending"),
        "call 4 stores no failure of it");
  }

  private static InstanceTerminating terminating(String token) {
    Optional<String> nothing = Optional.empty();
    return new InstanceTerminating(
        "e2", START, new ActionDetail(NODE, "workers", "hook", token, nothing, nothing, nothing));
  }

  @Test
  void aFailureThatLeavesItsActionSoundIsNoticed() {
    Map<String, AttributeValue> failure = Fields.failure("SpotInterruption", "warn");
    assertKept(
        S5, threw(THROWN).decided(Fields.all(failure, Fields.action("t1", "launching", "failed"))));
    assertKept(
        S5, threw(THROWN).decided(Fields.all(failure, Fields.action("t1", "launching", "done"))));
    assertBroken(
        S5,
        threw(THROWN).decided(Fields.all(failure, Fields.action("t1", "launching"))),
        "call 4 stores a failure, and not that the action has failed");
  }

  @Test
  void aRecordThatIsNewRemembersNothing() {
    assertKept(S8, warned(warned(ready(), 2, "e1").removed().booted(), 3, "e1"));
  }
}

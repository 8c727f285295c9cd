package dev.lifecycle.testing.oracle;

import static dev.lifecycle.testing.oracle.Fields.intent;
import static dev.lifecycle.testing.oracle.Fields.pending;
import static dev.lifecycle.testing.oracle.Fields.status;
import static dev.lifecycle.testing.oracle.Promise.S12;
import static dev.lifecycle.testing.oracle.Promise.S13;
import static dev.lifecycle.testing.oracle.Promise.S18;
import static dev.lifecycle.testing.oracle.Story.NODE;
import static dev.lifecycle.testing.oracle.Story.START;
import static dev.lifecycle.testing.world.TaskRun.Phase.BEFORE_STORE;

import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.OtherEvent;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What fires a row without being named by it is noticed, and a row that cannot end in time. */
class TriggersTest extends OracleTest {

  private static final LifecycleEvent SPOT = new SpotInterruption("e1", START, NODE, "terminate");
  private static final LifecycleEvent PASSED = new DeadlinePassed("e2", START);
  private static final LifecycleEvent OTHER =
      new OtherEvent("e3", START, "aws.ec2", "Daydream", Optional.of(NODE));

  private static final Duration LITTLE = Duration.ofSeconds(9);

  private static Story taken() {
    return new Story().booted().claimed();
  }

  private static Story fired(Story story, String row, LifecycleEvent event) {
    return story.ran(row, BEFORE_STORE, event, Map.of());
  }

  @Test
  void anEventThatTheRowDoesNotNameIsNoticed() {
    assertKept(S13, fired(taken(), "warn", SPOT));
    assertKept(S13, fired(taken(), "late", PASSED));
    assertKept(S13, fired(taken(), "abandon", OTHER));
    assertBroken(S13, fired(taken(), "warn", OTHER), "OtherEvent fires warn");
    assertBroken(S13, fired(taken(), "warn", PASSED), "DeadlinePassed fires warn");
    assertBroken(S13, fired(taken(), "late", SPOT), "SpotInterruption fires late");
  }

  @Test
  void whateverComesDrivesAnIntent() {
    assertKept(S13, fired(taken().wrote(intent(INTENT)), "join", OTHER));
  }

  @Test
  void anActionOfAnUnknownKindIsNotAnswered() {
    Story daydreams =
        taken()
            .acknowledged(
                """
                {"detail":{"LifecycleActionToken":"t9","EC2InstanceId":"i-0a000001",
                "LifecycleTransition":"autoscaling:EC2_INSTANCE_DAYDREAMING"}}""",
                1);
    assertKept(S13, daydreams);
    assertKept(S18, daydreams);
    assertBroken(
        S13,
        daydreams.call(Completions.CALL, NODE, "t9 CONTINUE"),
        "completes an action of an unknown kind");
  }

  @Test
  void aRowThatStaysMustEndInTimeToo() {
    Story warned = fired(taken().decided(status("ready")), "warn", SPOT);
    assertKept(S12, warned.left(Duration.ofSeconds(10)).decided(Map.of()));
    Story late = fired(taken().decided(status("ready")), "warn", SPOT);
    assertBroken(S12, late.left(LITTLE).decided(Map.of()), "with PT9S left");
  }

  @Test
  void aDeletionFollowsItsRowWhateverTimeIsLeft() {
    Story leaving = taken().decided(status("leaving"));
    assertKept(
        S12, fired(leaving, "left", OTHER).decided(pending("left", 0)).left(LITTLE).removed());
    Story late = fired(taken().decided(status("leaving")), "left", OTHER).left(LITTLE);
    assertBroken(S12, late.decided(pending("left", 0)), "with PT9S left");
  }

  @Test
  void aFailureMustBeStoredInTimeToo() {
    Map<String, AttributeValue> failure = Fields.failure("SpotInterruption", "warn");
    assertKept(S12, taken().left(LITTLE).decided(failure));
    assertBroken(
        S12, taken().decided(status("ready")).left(LITTLE).decided(failure), "with PT9S left");
  }
}

package dev.lifecycle.testing.oracle;

import static dev.lifecycle.testing.oracle.Fields.failure;
import static dev.lifecycle.testing.oracle.Fields.intent;
import static dev.lifecycle.testing.oracle.Fields.pending;
import static dev.lifecycle.testing.oracle.Fields.status;
import static dev.lifecycle.testing.oracle.Promise.S18;
import static dev.lifecycle.testing.oracle.Story.NODE;
import static dev.lifecycle.testing.oracle.Story.START;
import static dev.lifecycle.testing.world.TaskRun.Phase.BEFORE_STORE;

import dev.lifecycle.runtime.event.SpotInterruption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events of EC2 and firings that are acknowledged and were not heard are noticed. */
class PassedOverTest extends OracleTest {

  private static final String WARNING =
      """
      {"id":"e1","detail-type":"EC2 Spot Instance Interruption Warning",
      "detail":{"instance-id":"i-0a000001"}}""";

  private static final String FIRING =
      """
      {"lifecycle":{"schedule":"nightly","time":"2026-11-23T10:15:00Z"}}""";

  /** The second invocation has taken a record of this status. */
  private static Story taken(String status) {
    return new Story().booted().claimed().decided(status(status)).released().by(2).claimed();
  }

  private static Story warned(Story story) {
    return story.ran("warn", BEFORE_STORE, new SpotInterruption("e1", START, NODE, ""), Map.of());
  }

  @Test
  void anEventThatFiresNoRowIsNoticed() {
    assertBroken(
        S18,
        taken("ready").acknowledged(WARNING, 1),
        "SpotInterruption of " + NODE + " was acknowledged and fired no row");
    assertBroken(S18, warned(taken("ready")).released().acknowledged(WARNING, 1), "fired no row");
    assertKept(S18, warned(taken("ready")).decided(Map.of()).acknowledged(WARNING, 1));
  }

  @Test
  void anEventThatFiresItsRowOnlyLaterIsNoticed() {
    Story early = taken("ready").acknowledged(WARNING, 1);
    assertBroken(S18, warned(early.by(3).claimed()).decided(Map.of()), "fired no row");
  }

  @Test
  void anEventThatIsNamedNowhereMayBe() {
    assertKept(S18, taken("joining").acknowledged(WARNING, 1));
    assertKept(S18, taken("ready").decided(status("leaving")).acknowledged(WARNING, 1));
    assertKept(S18, taken("ready").wrote(pending("left", 0)).acknowledged(WARNING, 1));
    assertKept(S18, taken("mystery").acknowledged(WARNING, 1));
    assertKept(S18, taken("ready").by(3).acknowledged(WARNING, 1));
  }

  @Test
  void anEventThatFailedOrFiredItsRowBeforeMayBe() {
    assertKept(
        S18, taken("ready").decided(failure("SpotInterruption", "warn")).acknowledged(WARNING, 1));
    assertKept(
        S18, warned(taken("ready")).decided(Map.of()).by(3).claimed().acknowledged(WARNING, 2));
    assertKept(
        S18, warned(taken("ready")).wrote(intent(INTENT)).by(3).claimed().acknowledged(WARNING, 2));
  }

  private static Map<String, AttributeValue> fired(Instant time, boolean done) {
    return Map.of(
        "Fired", AttributeValue.fromN(Long.toString(time.toEpochMilli())),
        "Done", AttributeValue.fromBool(done));
  }

  private static Story firing(Instant time, boolean done) {
    return new Story().item("schedule:Cluster:nightly", fired(time, done)).acknowledged(FIRING, 1);
  }

  @Test
  void aFiringThatIsNotDoneIsNoticed() {
    String broken = "a firing of nightly was acknowledged and is not done";
    assertBroken(S18, firing(START, false), broken);
    assertBroken(S18, firing(START.minusSeconds(60), true), broken);
    assertKept(S18, firing(START, true));
    assertKept(S18, firing(START.plusSeconds(60), false));
  }

  @Test
  void aScheduleThatTheModelDoesNotHaveIsNotKept() {
    assertKept(S18, new Story().acknowledged(FIRING, 1));
  }
}

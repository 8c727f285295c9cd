package dev.lifecycle.testing.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.testing.aws.ManualTime;
import dev.lifecycle.testing.dynamodb.Version.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each fault makes of a call: what its caller hears, and whether and when it takes effect. */
class CallsTest {

  private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ManualTime time = new ManualTime(START);
  private final Invocations invocations = new Invocations(time, TIMEOUT, this::untilTurn);
  private final Calls calls = new Calls(time::instant, invocations);
  private final List<Stamp> effects = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  private static final class Sent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Sent(String what) {
      super(what);
    }
  }

  private static final Errors ERRORS =
      new Errors() {
        @Override
        public RuntimeException throttled() {
          return new Sent("throttled");
        }

        @Override
        public RuntimeException broken() {
          return new Sent("broken");
        }

        @Override
        public RuntimeException refused() {
          return new Sent("refused");
        }

        @Override
        public RuntimeException lost() {
          return new Sent("lost");
        }
      };

  private String call(boolean repeats) {
    return calls.make(
        "Service", "Act", "i-1", "", repeats, ERRORS, () -> "answer " + note(calls.stamp()));
  }

  private int note(Stamp stamp) {
    effects.add(stamp);
    return effects.size();
  }

  private boolean untilTurn() {
    time.advance(Duration.ZERO);
    Optional<Instant> turn = invocations.nextTurn();
    turn.ifPresent(at -> time.advance(Duration.between(time.instant(), at)));
    return turn.isPresent();
  }

  /** An invocation makes one call with this fault; then time passes. */
  private void with(Fault fault, boolean repeats) {
    calls.plan(FaultPlan.at(1, fault));
    invocations.start(() -> call(repeats), (end, answer) -> ends.add(end + " " + answer));
    Instant end = START.plus(TIMEOUT.multipliedBy(3));
    invocations.run();
    time.advance(Duration.between(time.instant(), end));
    invocations.close();
  }

  private void assertHeard(String end, int times) {
    assertThat(ends).containsExactly(end);
    assertThat(effects).hasSize(times);
  }

  @Test
  void crashBefore() {
    with(Fault.CRASH_BEFORE, true);
    assertHeard("KILLED ", 0);
  }

  @Test
  void crashAfter() {
    with(Fault.CRASH_AFTER, true);
    assertHeard("KILLED ", 1);
  }

  @Test
  void lost() {
    with(Fault.LOST, true);
    assertHeard("FAILED lost", 1);
  }

  @Test
  void delayedPastTheLease() {
    with(Fault.DELAYED, true);
    assertHeard("FAILED lost", 1);
    assertThat(effects.get(0).at()).isAfter(START.plus(TIMEOUT).plusSeconds(5));
    assertThat(effects.get(0).call()).isEqualTo(1);
  }

  @Test
  void repeated() {
    with(Fault.REPEATED, true);
    assertHeard("ANSWERED answer 2", 2);
  }

  @Test
  void notRepeatedWhereTheClientDoesNot() {
    with(Fault.REPEATED, false);
    assertHeard("ANSWERED answer 1", 1);
  }

  @Test
  void overtaken() {
    with(Fault.OVERTAKEN, true);
    assertHeard("ANSWERED answer 1", 2);
    assertThat(effects.get(1).at()).isAfter(effects.get(0).at());
    assertThat(effects).extracting(Stamp::call).containsOnly(1L);
  }

  @Test
  void lateWhereTheClientDoesNotRepeat() {
    with(Fault.OVERTAKEN, false);
    assertHeard("FAILED lost", 1);
  }

  @Test
  void pausedPastTheLeaseAndNotKilled() {
    with(Fault.PAUSED, true);
    assertHeard("ANSWERED answer 1", 1);
    assertThat(effects.get(0).at()).isAfter(START.plus(TIMEOUT).plusSeconds(5));
  }

  @Test
  void brokenAfter() {
    with(Fault.BROKEN_AFTER, true);
    assertHeard("FAILED broken", 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "BROKEN", "REFUSED"})
  void withoutEffect(Fault fault) {
    with(fault, true);
    assertHeard("FAILED " + fault.name().toLowerCase(Locale.ROOT), 0);
  }

  @ParameterizedTest
  @EnumSource
  void eachIsNoted(Fault fault) {
    with(fault, true);
    assertThat(calls.made()).hasSize(1);
    AwsCall made = calls.made().get(0);
    assertThat(made.fault()).contains(fault);
    assertThat(made.effective()).isEqualTo(!effects.isEmpty());
  }

  @Test
  void aCallAfterTheInvocationsTimeKillsIt() {
    invocations.delays(turn -> TIMEOUT.plusMillis(1));
    with(Fault.LOST, true);
    assertHeard("KILLED ", 0);
  }

  @Test
  void anErrorThatIsNoFaultStopsTheWorld() {
    invocations.start(
        () -> {
          throw new NoSuchMethodError("gone");
        },
        (end, answer) -> ends.add("ended"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> invocations.run())
        .withMessageContaining("NoSuchMethodError: gone");
    assertThat(ends).isEmpty();
    invocations.close();
  }

  @Test
  void whatThrowsBesideAnInvocationReachesWhoeverLetsTimePass() {
    time.after(
        Duration.ofSeconds(1),
        () -> {
          throw new IllegalStateException("no such instance");
        });
    invocations.start(
        () -> {
          invocations.sleep(Duration.ofSeconds(5));
          return "";
        },
        (end, answer) -> ends.add(end + " " + answer));

    assertThatIllegalStateException()
        .isThrownBy(() -> invocations.run())
        .withMessage("no such instance");
    invocations.close();
    assertThat(ends).containsExactly("KILLED ");
  }

  @Test
  void clocksAreApart() {
    List<Instant> clocks = new ArrayList<>();
    invocations.clocks(
        (invocation, age) -> Duration.ofMinutes(invocation).minus(age), Duration.ofMinutes(2));
    for (int i = 0; i < 2; i++) {
      invocations.start(
          () -> {
            clocks.add(invocations.clock());
            invocations.sleep(Duration.ofSeconds(5));
            clocks.add(invocations.clock());
            return "";
          },
          (end, answer) -> ends.add(answer));
    }
    invocations.run();
    invocations.close();

    Instant first = START.plus(Duration.ofMinutes(1));
    Instant second = START.plus(Duration.ofMinutes(2));
    assertThat(clocks).containsExactly(first, second, first, second); // they went back 5 s in 5 s
    assertThat(invocations.clock()).isEqualTo(time.instant());
  }
}

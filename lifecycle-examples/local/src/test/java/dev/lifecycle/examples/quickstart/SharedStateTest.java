package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.quickstart.ClusterModel.State;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.KillDelays;
import dev.lifecycle.testing.world.Fault;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Where cases share what a model works with, their faults hit nothing: that is no success. */
class SharedStateTest {

  private static final int NEVER = Integer.MAX_VALUE;

  /** A fake that all worlds share: it joins so many nodes, and no more. */
  private static Supplier<ClusterModelDispatcher> joiningOnly(int atMost) {
    AtomicInteger joined = new AtomicInteger();
    return joiningUnless(() -> joined.incrementAndGet() > atMost);
  }

  private static Supplier<ClusterModelDispatcher> joiningUnless(BooleanSupplier full) {
    return () ->
        new ClusterModelDispatcher(
            new ClusterModel() {
              @Override
              void join(Node node, Commands commands) {
                if (full.getAsBoolean()) {
                  throw new IllegalStateException("the cluster is full");
                }
                super.join(node, commands);
              }
            });
  }

  private static CrashMatrix<State> matrix(int joins) {
    return CrashMatrix.of(ClusterModelTransitions.TABLE, joiningOnly(joins));
  }

  private static void assertMissed(String call, ThrowingCallable check) {
    assertThatThrownBy(check)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(call + " of " + CrashMatrix.NODE + ", was not made")
        .hasMessageContaining(
            "Do cases share something: a static field, one dispatcher, one fake?");
  }

  @Test
  void aFaultMustHitItsCall() {
    String name = "call 10, SSM SendCommand: LOST";
    assertMissed("call 10, SSM SendCommand", matrix(1).named(name)::check);
    assertThatCode(matrix(NEVER).named(name)::check).doesNotThrowAnyException();
  }

  @Test
  void theSecondFaultMustHitItsCallToo() {
    List<CrashMatrix<State>.Case> pairs =
        matrix(2)
            .pairs(Fault.THROTTLED, Fault.LOST)
            .dropWhile(one -> !one.name().contains("SSM SendCommand: LOST"))
            .limit(1)
            .toList();
    assertMissed("SSM SendCommand", pairs.get(0)::check);
  }

  @Test
  void whoStandsStillMustStandBeforeItsCall() {
    String name =
        matrix(NEVER)
            .schedules()
            .map(CrashMatrix.Case::name)
            .filter(one -> one.matches("a switch before call \\d+, SSM SendCommand"))
            .findFirst()
            .orElseThrow();
    assertMissed("SSM SendCommand", () -> matrix(1).named(name).check());
    assertThatCode(matrix(NEVER).named(name)::check).doesNotThrowAnyException();
  }

  @Test
  void whoIsKilledMustMakeItsCall() {
    KillDelays<State> delays = KillDelays.of(ClusterModelTransitions.TABLE, joiningOnly(1));
    KillDelays<State>.Case send =
        delays
            .cases()
            .filter(one -> one.name().equals("call 10, SSM SendCommand: CRASH_AFTER"))
            .findFirst()
            .orElseThrow();
    assertMissed("call 10, SSM SendCommand", send::check);
  }

  @Test
  void whoIsKilledAfterAStandstillMustMakeItsCallToo() {
    AtomicBoolean full = new AtomicBoolean();
    KillDelays<State>.Case send =
        KillDelays.of(ClusterModelTransitions.TABLE, joiningUnless(full::get))
            .cases()
            .filter(one -> one.name().contains("SSM SendCommand: CRASH_AFTER, late since call"))
            .findFirst()
            .orElseThrow();
    full.set(true);
    assertMissed("SSM SendCommand", send::check);
  }
}

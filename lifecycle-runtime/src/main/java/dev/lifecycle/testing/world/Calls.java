package dev.lifecycle.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where every AWS call of an invocation passes: another invocation may run first, the invocation
 * may be killed, the call may go wrong; and it is noted. Not thread-safe: fibers take turns.
 */
public final class Calls {

  /** What a call takes. */
  private static final Duration LATENCY = Duration.ofMillis(20);

  private final Supplier<Instant> clock;
  private final Turns turns;
  private final List<AwsCall> made = new ArrayList<>();
  private FaultPlan plan = FaultPlan.NONE;
  private long number;

  /** Who may run, and for how long. */
  public interface Turns {

    /** Lets others run first. */
    void pause();

    /** Lets time pass while the call is under way. */
    void pass(Duration time);

    /** The invocation that runs; 0: none. */
    int invocation();

    /** When the invocation that runs is killed. */
    Instant deadline();
  }

  /** Calls of a world. */
  public Calls(Supplier<Instant> clock, Turns turns) {
    this.clock = clock;
    this.turns = turns;
  }

  /** From now on this goes wrong. */
  public void plan(FaultPlan faults) {
    plan = faults;
  }

  /** All calls so far. */
  public List<AwsCall> made() {
    return Collections.unmodifiableList(made);
  }

  /** Makes a call. */
  public <T> T make(
      String service,
      String action,
      String subject,
      String detail,
      boolean repeats,
      Errors errors,
      Supplier<T> effect) {
    turns.pause();
    if (clock.get().isAfter(turns.deadline())) {
      throw new Killed("the invocation's time is over");
    }
    number++;
    Optional<Fault> fault = plan.of(number, service, action);
    Made call = new Made(service, action, subject, detail, fault);
    T answer =
        fault.isPresent() ? spoilt(fault.get(), repeats, errors, effect, call) : call.run(effect);
    turns.pass(LATENCY);
    return answer;
  }

  private <T> T spoilt(Fault fault, boolean repeats, Errors errors, Supplier<T> effect, Made call) {
    switch (fault) {
      case CRASH_BEFORE -> {
        call.note(Optional.of("crash"));
        throw new Killed("crash before " + call);
      }
      case CRASH_AFTER -> {
        call.quietly(effect);
        throw new Killed("crash after " + call);
      }
      case LOST -> {
        call.quietly(effect);
        throw errors.lost();
      }
      case REPEATED -> {
        if (repeats) {
          quietly(effect);
        }
        return call.run(effect);
      }
      case THROTTLED -> throw call.refused("throttled", errors.throttled());
      case BROKEN -> throw call.refused("broken", errors.broken());
      default -> throw call.refused("refused", errors.refused());
    }
  }

  private static <T> void quietly(Supplier<T> effect) {
    try {
      effect.get();
    } catch (RuntimeException unheard) {
      // The answer is lost, whatever it was.
    }
  }

  /** A call that is being made. */
  private final class Made {

    private final String service;
    private final String action;
    private final String subject;
    private final String detail;
    private final Optional<Fault> fault;
    private final long mine = number;

    Made(String service, String action, String subject, String detail, Optional<Fault> fault) {
      this.service = service;
      this.action = action;
      this.subject = subject;
      this.detail = detail;
      this.fault = fault;
    }

    void note(Optional<String> refusal) {
      made.add(
          new AwsCall(
              mine,
              clock.get(),
              turns.invocation(),
              service,
              action,
              subject,
              detail,
              fault,
              refusal));
    }

    <T> T run(Supplier<T> effect) {
      try {
        T answer = effect.get();
        note(Optional.empty());
        return answer;
      } catch (RuntimeException refused) {
        note(Optional.of(refused.getClass().getSimpleName()));
        throw refused;
      }
    }

    <T> void quietly(Supplier<T> effect) {
      try {
        run(effect);
      } catch (RuntimeException unheard) {
        // The answer is lost, whatever it was.
      }
    }

    RuntimeException refused(String why, RuntimeException thrown) {
      note(Optional.of(why));
      return thrown;
    }

    @Override
    public String toString() {
      return service + " " + action;
    }
  }
}

package dev.lifecycle.testing.world;

import dev.lifecycle.testing.dynamodb.Version.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where every AWS call of an invocation passes: another invocation may run first, the invocation
 * may be killed, the call may go wrong; and it is noted. Not thread-safe: fibers take turns.
 */
public final class Calls {

  /** What a call takes. */
  private static final Duration LATENCY = Duration.ofMillis(20);

  // Longer than a lease lasts and a message stays invisible.
  private static final Duration DELAY = Duration.ofSeconds(100);

  private final Supplier<Instant> clock;
  private final Turns turns;
  private final List<AwsCall> made = new ArrayList<>();
  private FaultPlan plan = FaultPlan.NONE;
  private UnaryOperator<Duration> lateness = longest -> longest;
  private long number;
  private long effecting;

  /** Who may run, and for how long. */
  public interface Turns {

    /** Lets others run first. */
    void pause();

    /** Lets time pass while the call is under way. */
    void pass(Duration time);

    /** Lets the invocation that runs stand still until this long after its start, unharmed. */
    void freeze(Duration sinceStart);

    /** Does something in so long, whoever runs then. */
    void later(Duration delay, Runnable what);

    /** The invocation that runs; 0: none. */
    int invocation();

    /** When the invocation that runs is killed. */
    Instant deadline();

    /** What the invocation that runs takes for the rest of its time. */
    Duration remaining();
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

  /** From now on calls that are late are this late at most, and pauses this long. */
  public void lateness(UnaryOperator<Duration> ofLongest) {
    lateness = ofLongest;
  }

  /** All calls so far, in the order in which they were begun. */
  public List<AwsCall> made() {
    return Collections.unmodifiableList(made);
  }

  /** What is written now is written by the call that takes effect now. */
  public Stamp stamp() {
    return new Stamp(clock.get(), effecting, number);
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
    Instant begun = clock.get();
    Duration remaining = turns.remaining();
    turns.pause();
    if (clock.get().isAfter(turns.deadline())) {
      throw new Killed("the invocation's time is over");
    }
    number++;
    Optional<Fault> fault = plan.of(number, service, action);
    Made call =
        new Made(
            made.size(),
            new AwsCall(
                number,
                begun,
                turns.invocation(),
                remaining,
                service,
                action,
                subject,
                detail,
                fault,
                Optional.empty()));
    T answer =
        fault.isPresent() ? spoilt(fault.get(), repeats, errors, effect, call) : call.run(effect);
    turns.pass(LATENCY);
    return answer;
  }

  private <T> T spoilt(Fault fault, boolean repeats, Errors errors, Supplier<T> effect, Made call) {
    switch (fault) {
      case CRASH_BEFORE -> {
        call.refuse("crash");
        throw new Killed("crash before " + call.noted.name());
      }
      case CRASH_AFTER -> {
        call.quietly(effect);
        throw new Killed("crash after " + call.noted.name());
      }
      case LOST -> {
        call.quietly(effect);
        throw errors.lost();
      }
      case BROKEN_AFTER -> {
        call.quietly(effect);
        throw errors.broken();
      }
      case DELAYED -> {
        call.later(lateness.apply(DELAY), effect);
        call.refuse("no answer");
        throw errors.lost();
      }
      case OVERTAKEN -> {
        call.later(lateness.apply(LATENCY.multipliedBy(2)), effect);
        if (!repeats) {
          call.refuse("no answer");
          throw errors.lost();
        }
        return call.run(effect);
      }
      case REPEATED -> {
        if (repeats) {
          call.quietly(effect);
        }
        return call.run(effect);
      }
      case PAUSED -> {
        turns.freeze(lateness.apply(DELAY));
        return call.run(effect);
      }
      case THROTTLED -> throw call.refused("throttled", errors.throttled());
      case BROKEN -> throw call.refused("broken", errors.broken());
      default -> throw call.refused("refused", errors.refused());
    }
  }

  /** A call that is being made. */
  private final class Made {

    private final int place;
    private AwsCall noted;

    Made(int place, AwsCall begun) {
      this.place = place;
      noted = begun;
      made.add(begun);
    }

    void refuse(String why) {
      noted =
          new AwsCall(
              noted.number(),
              noted.at(),
              noted.invocation(),
              noted.remaining(),
              noted.service(),
              noted.action(),
              noted.subject(),
              noted.detail(),
              noted.fault(),
              Optional.of(why));
      made.set(place, noted);
    }

    RuntimeException refused(String why, RuntimeException thrown) {
      refuse(why);
      return thrown;
    }

    <T> T run(Supplier<T> effect) {
      try {
        return effect(effect);
      } catch (RuntimeException refused) {
        throw refused(reason(refused), refused);
      }
    }

    /** The answer is lost, whatever it was. */
    <T> void quietly(Supplier<T> effect) {
      try {
        effect(effect);
      } catch (RuntimeException unheard) {
        refuse(reason(unheard));
      }
    }

    <T> void later(Duration delay, Supplier<T> effect) {
      turns.later(
          delay,
          () -> {
            try {
              effect(effect);
            } catch (RuntimeException unheard) {
              // Nobody waits for its answer any more.
            }
          });
    }

    private <T> T effect(Supplier<T> effect) {
      long outer = effecting;
      effecting = noted.number();
      try {
        return effect.get();
      } finally {
        effecting = outer;
      }
    }
  }

  private static String reason(RuntimeException refused) {
    String kind = refused.getClass().getSimpleName();
    return kind.equals("ConditionalCheckFailedException")
            || kind.equals("TransactionCanceledException")
        ? AwsCall.CONDITION_FAILED
        : kind;
  }
}

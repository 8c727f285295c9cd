package dev.lifecycle.testing;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a case does to a walk that was gone before: it lets calls of it go wrong in a world, and may
 * let another worker come before one of them. Its text is the case's name.
 *
 * @param switchedAt whoever makes this call stands still before it
 * @param faults in sequence
 */
record Disturbance(Optional<AwsCall> switchedAt, List<CallFault> faults)
    implements Consumer<World> {

  private static final String SWITCH = "a switch before ";
  private static final String THEN = ", then ";
  private static final String FAULT =
      "call \\d+, .+: (?:%s)"
          .formatted(Stream.of(Fault.values()).map(Enum::name).collect(Collectors.joining("|")));
  private static final Pattern NAME =
      Pattern.compile("%2$s(?:%1$s%2$s)?|%3$scall \\d+, .+".formatted(THEN, FAULT, SWITCH));

  // Shorter than a lease lasts, for Lambda ends an invocation before that: one that stands still
  // longer is Fault.PAUSED. And longer than any other worker needs for what it can do.
  private static final Duration STANDSTILL = Duration.ofSeconds(20);

  static Disturbance of(CallFault... faults) {
    return new Disturbance(Optional.empty(), List.of(faults));
  }

  static Disturbance switchedAt(AwsCall call, CallFault... faults) {
    return new Disturbance(Optional.of(call), List.of(faults));
  }

  /** Whether a case may have this name. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether the case of this name has two workers. */
  static boolean isSwitch(String name) {
    return name.startsWith(SWITCH);
  }

  /** Whether the case of this name has two faults in sequence. */
  static boolean isPair(String name) {
    return !isSwitch(name) && name.contains(THEN);
  }

  /** Whether a case of this name is this one with something more, or this one itself. */
  boolean begins(String name) {
    return name.equals(toString()) || name.startsWith(this + ", ");
  }

  @Override
  public void accept(World world) {
    switchedAt.ifPresent(call -> switchBefore(world, call.number()));
    faults.stream()
        .map(CallFault::plan)
        .reduce(FaultPlan::and)
        .ifPresent(plan -> world.calls().plan(plan));
  }

  private static void switchBefore(World world, long call) {
    deliverTwice(world);
    world
        .invocations()
        .delays(
            turn -> {
              if (turn != call) {
                return Duration.ZERO;
              }
              world.sweep();
              return STANDSTILL;
            });
  }

  static void deliverTwice(World world) {
    world.deliveries(event -> List.of(Duration.ZERO, Duration.ZERO));
  }

  /**
   * What of it did not take place in a walk that made these calls, a line each. Where calls go
   * wrong, these are what counts: one before the switch may leave nobody who stands still.
   */
  Stream<String> missed(List<AwsCall> made) {
    return faults.isEmpty()
        ? switchedAt.filter(call -> !stoodStill(call, made)).map(Disturbance::missed).stream()
        : faults.stream()
            .filter(fault -> !fault.isIn(made))
            .map(CallFault::call)
            .map(Disturbance::missed);
  }

  /** Others made calls meanwhile, so that its number is another one now. */
  private static boolean stoodStill(AwsCall call, List<AwsCall> made) {
    boolean killedMeanwhile = call.remaining().compareTo(STANDSTILL) <= 0;
    return killedMeanwhile
        || made.stream()
            .filter(one -> one.at().equals(call.at()) && one.invocation() == call.invocation())
            .filter(one -> one.name().equals(call.name()))
            .anyMatch(one -> one.subject().equals(call.subject()));
  }

  private static String missed(AwsCall call) {
    return ("call %d, %s of %s, was not made: the model goes another way than in the walk before."
            + " Do cases share something: a static field, one dispatcher, one fake?")
        .formatted(call.number(), call.name(), call.subject());
  }

  @Override
  public String toString() {
    Stream<String> switched =
        switchedAt
            .map(call -> SWITCH + "call %d, %s".formatted(call.number(), call.name()))
            .stream();
    String wrong = faults.stream().map(CallFault::toString).collect(Collectors.joining(THEN));
    return Stream.concat(switched, Stream.of(wrong).filter(text -> !text.isEmpty()))
        .collect(Collectors.joining(", "));
  }
}

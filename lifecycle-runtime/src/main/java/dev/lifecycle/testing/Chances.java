package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.Clocks;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Draws what goes wrong in a world: calls, their order, clocks, reads, deliveries, programs, and
 * messages that say nothing. How much of it is a matter of the seed as well, so that some runs are
 * nearly calm.
 */
final class Chances {

  private static final Fault[] FAULTS = Fault.values();
  private static final Duration CALM_PROGRAM = Duration.ofSeconds(1);
  private static final Duration SET_BACK = Duration.ofSeconds(30);
  private static final int FURTHEST_AHEAD = 90;

  private final World world;
  private final Lots lots;
  private final double faulty;
  private final boolean twice;
  private final boolean clocksApart;

  private Chances(World world, Lots lots) {
    this.world = world;
    this.lots = lots;
    RandomGenerator run = lots.numbers("run", 0);
    faulty = run.nextInt(4) * 0.02;
    twice = run.nextInt(3) == 0;
    clocksApart = run.nextInt(4) == 0;
  }

  /** From now on things go wrong in this world. */
  static void disturb(World world, Lots lots) {
    Chances chances = new Chances(world, lots);
    chances.calls();
    chances.turns();
    chances.clocks();
    chances.reads();
    chances.events();
    chances.programs();
    chances.agents();
    Strangers.come(world, lots);
  }

  /** From now on all goes well again. */
  static void end(World world) {
    world.calls().plan(FaultPlan.NONE);
    world.invocations().delays(turn -> Duration.ZERO);
    world.invocations().clocks(Clocks.RIGHT, Duration.ZERO);
    world.reads(() -> 0);
    world.queue().visibility(() -> Queue.VISIBILITY);
    world.deliveries(event -> List.of(Duration.ZERO));
    world.agents(instance -> Duration.ZERO);
    world.programs((instance, command) -> new Machine.Ending(CALM_PROGRAM, 0));
  }

  private void calls() {
    world
        .calls()
        .plan(
            (number, service, action) ->
                lots.draw(
                    "call",
                    number,
                    Optional.<Fault>empty(),
                    lot ->
                        lot.nextDouble() < faulty
                            ? Optional.of(FAULTS[lot.nextInt(FAULTS.length)])
                            : Optional.empty(),
                    fault -> service + " " + action + ", " + fault.orElseThrow()));
    world
        .calls()
        .lateness(
            longest ->
                longest
                    .multipliedBy(1 + lots.numbers("late", world.calls().made().size()).nextInt(12))
                    .dividedBy(8));
  }

  private void turns() {
    world
        .invocations()
        .delays(
            turn ->
                lots.draw(
                    "turn",
                    turn,
                    Duration.ZERO,
                    lot ->
                        lot.nextInt(40) == 0
                            ? Duration.ofSeconds(lot.nextInt(20))
                            : Duration.ofMillis(lot.nextInt(200)),
                    delay -> "waits " + Lots.seconds(delay)));
  }

  /** Each invocation has a clock of its own; one in eight is set back while it runs. */
  private void clocks() {
    if (!clocksApart) {
      return;
    }
    Map<Integer, Duration> ahead = new ConcurrentHashMap<>();
    Map<Integer, Duration> back = new ConcurrentHashMap<>();
    Duration apart = Duration.ofSeconds(2 * FURTHEST_AHEAD).plus(SET_BACK);
    world
        .invocations()
        .clocks(
            (invocation, age) -> {
              Duration wrong = ahead.computeIfAbsent(invocation, this::ahead);
              boolean old = age.compareTo(Duration.ofSeconds(1)) > 0;
              return old ? wrong.minus(back.computeIfAbsent(invocation, this::setBack)) : wrong;
            },
            apart);
  }

  private Duration ahead(int invocation) {
    return lots.draw(
        "clock",
        invocation,
        Duration.ZERO,
        lot -> Duration.ofSeconds(lot.nextInt(2 * FURTHEST_AHEAD) - FURTHEST_AHEAD),
        wrong -> wrong.toSeconds() + " s ahead");
  }

  private Duration setBack(int invocation) {
    return lots.draw(
        "set back",
        invocation,
        Duration.ZERO,
        lot -> lot.nextInt(8) == 0 ? SET_BACK : Duration.ZERO,
        wrong -> "its clock goes back by " + Lots.seconds(wrong));
  }

  private void reads() {
    AtomicLong reads = new AtomicLong();
    world.reads(
        () ->
            lots.draw(
                "read",
                reads.incrementAndGet(),
                0,
                lot -> lot.nextInt(4) == 0 ? lot.nextInt(4) : 0,
                behind -> behind + " versions behind"));
  }

  /** Events come late, twice or, where the sweep makes that good, never. */
  private void events() {
    AtomicLong receives = new AtomicLong();
    world
        .queue()
        .visibility(
            () ->
                lots.draw(
                    "receive",
                    receives.incrementAndGet(),
                    Queue.VISIBILITY,
                    lot ->
                        twice && lot.nextInt(6) == 0
                            ? Duration.ofSeconds(lot.nextInt(60))
                            : Queue.VISIBILITY,
                    soon -> "visible again after " + Lots.seconds(soon)));
    AtomicLong events = new AtomicLong();
    world.deliveries(
        event ->
            lots.draw(
                "event",
                events.incrementAndGet(),
                List.of(Duration.ZERO),
                lot -> copies(event, lot),
                copies -> (copies.isEmpty() ? "never" : "after " + after(copies))));
  }

  private static List<Duration> copies(String event, RandomGenerator lot) {
    boolean first = event.contains("LifecycleActionToken");
    if (!first && lot.nextInt(12) == 0) {
      return List.of();
    }
    int count = lot.nextInt(5) == 0 ? 2 : 1;
    List<Duration> copies = new ArrayList<>();
    for (int copy = 0; copy < count; copy++) {
      copies.add(
          lot.nextInt(5) == 0
              ? Duration.ofSeconds(lot.nextInt(120))
              : Duration.ofMillis(lot.nextInt(3000)));
    }
    return copies;
  }

  private static String after(List<Duration> copies) {
    return String.join(" and ", copies.stream().map(Lots::seconds).toList());
  }

  private void programs() {
    AtomicLong programs = new AtomicLong();
    world.programs(
        (instance, command) ->
            lots.draw(
                "program",
                programs.incrementAndGet(),
                new Machine.Ending(CALM_PROGRAM, 0),
                lot ->
                    new Machine.Ending(
                        Duration.ofSeconds(lot.nextInt(lot.nextInt(6) == 0 ? 600 : 20)),
                        lot.nextInt(6) == 0 ? 1 : 0),
                ending ->
                    "takes " + Lots.seconds(ending.takes()) + ", exit code " + ending.exitCode()));
  }

  private void agents() {
    AtomicLong agents = new AtomicLong();
    world.agents(
        instance -> {
          long agent = agents.incrementAndGet();
          Duration late =
              lots.draw(
                  "agent",
                  agent,
                  Duration.ZERO,
                  lot -> lot.nextInt(4) == 0 ? Duration.ofSeconds(lot.nextInt(120)) : Duration.ZERO,
                  time -> "registers " + Lots.seconds(time) + " late");
          outage(agent, instance, late);
          return late;
        });
  }

  /** An agent may be lost once, for longer than what is sent to it waits; in time it is found. */
  private void outage(long agent, String instance, Duration registered) {
    Duration length =
        lots.draw(
            "outage",
            agent,
            Duration.ZERO,
            lot -> lot.nextInt(8) == 0 ? Duration.ofSeconds(lot.nextInt(600)) : Duration.ZERO,
            lost -> "its agent is out of reach for " + Lots.seconds(lost));
    if (!length.isZero()) {
      RandomGenerator lot = lots.numbers("outage begins", agent);
      Duration start = registered.plusSeconds(lot.nextInt(1 + lot.nextInt(300)));
      world.time().after(start, () -> world.runCommand().lose(instance));
      world.time().after(start.plus(length), () -> world.runCommand().find(instance));
    }
  }
}

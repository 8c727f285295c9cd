package dev.lifecycle.examples.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.KillDelays;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.world.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A model keeps its promises in its small scopes and along many seeds: in a slice of them, and with
 * {@code -Pchaos} in the whole. The slice is the same each time, and must come past each row of the
 * model and past each cell of the fault matrix whose call the model makes.
 *
 * <p>Of the matrix's calls these are made by no run: DescribeInstances (an instance writes its
 * address itself), DescribeInstanceInformation (SendCommand says that an agent is not there),
 * GetCommandInvocation (ListCommands says it too), the creation of a record (cloud-init's), SNS
 * Publish (of the optional listener, whose failure is none: {@code TopicTest}), a table without
 * indexes (Scan: {@code Rule14TheSweepTest}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChaosTests {

  /**
   * What each model does: it claims, decides, confirms and writes what else there is, an intent
   * above all; it completes; it sends commands and looks for them.
   */
  protected static final List<String> CALLS =
      List.of(
          "DynamoDB GetItem",
          "DynamoDB UpdateItem (claim)",
          "DynamoDB UpdateItem (decision)",
          "DynamoDB UpdateItem (confirm)",
          "DynamoDB UpdateItem (write)",
          "DynamoDB TransactWriteItems",
          "DynamoDB DeleteItem",
          "DynamoDB Query",
          "Auto Scaling CompleteLifecycleAction",
          "Auto Scaling RecordLifecycleActionHeartbeat",
          "Auto Scaling DescribeAutoScalingInstances",
          "SSM SendCommand",
          "SSM ListCommands",
          "SSM CancelCommand");

  /** How AWS refuses these calls, whatever else goes wrong. */
  private static final List<String> REFUSALS =
      List.of(
          "SSM SendCommand: InvalidInstanceIdException",
          "Auto Scaling CompleteLifecycleAction: AutoScalingException",
          "Auto Scaling RecordLifecycleActionHeartbeat: AutoScalingException",
          "DynamoDB UpdateItem (claim): ConditionFailed",
          "DynamoDB UpdateItem (decision): ConditionFailed",
          "DynamoDB UpdateItem (confirm): ConditionFailed",
          "DynamoDB UpdateItem (write): ConditionFailed");

  private static final int SLICE = Integer.getInteger("chaos.slice", 500);
  private static final int SINGLES = (SLICE + 19) / 20;
  private static final long SEEDS = Long.getLong("chaos.seeds", 200);
  private static final List<Fault> PLAIN =
      List.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.LOST, Fault.THROTTLED, Fault.REFUSED);
  private static final int MOST_TOLD = 5;
  private static final Path REPORT = Path.of("target", "chaos");

  private final Chaos<?> model;
  private final List<String> calls;
  private final double share;
  private final Coverage coverage = new Coverage();
  private final Map<String, List<String>> broken = new LinkedHashMap<>();
  private final List<String> report = new ArrayList<>();

  /**
   * Tests of a model.
   *
   * @param calls whose faults are met, all of them
   * @param share its share of the random runs
   */
  protected ChaosTests(Chaos<?> model, List<String> calls, double share) {
    this.model = model;
    this.calls = calls;
    this.share = share;
  }

  @BeforeAll
  void run() throws IOException {
    Scope singles = new Scope("singles");
    Scope pairs = new Scope("pairs");
    Scope schedules = new Scope("schedules");
    Scope takeovers = new Scope("takeovers");
    // Each fault of each kind of call once, whatever the slice.
    Set<String> kinds = new HashSet<>();
    List<CrashMatrix<?>> walks = List.copyOf(model.walks().values());
    CrashMatrix<?> small = walks.get(0);
    for (CrashMatrix<?> walk : walks) {
      CrashMatrix<?> watched = walk.watched(coverage::add);
      singles.check(firstOfEachKind(watched, kinds).stream());
      singles.check(watched.slice(SINGLES).cases());
      int slice = walk == small ? SLICE : SLICE * 100;
      pairs.check(watched.slice(slice).pairs());
      schedules.check(watched.slice(slice).schedules());
    }
    for (Fault other : PLAIN) { // beside somebody who stood still past the lease
      CrashMatrix<?> few = small.watched(coverage::add).slice(SLICE * 10);
      takeovers.check(few.pairs(Fault.PAUSED, other));
      takeovers.check(few.pairs(other, Fault.PAUSED));
    }
    Scope kills = new Scope("kills");
    for (KillDelays<?> scene : model.kills().values()) {
      kills.checkAll(scene.slice(SINGLES).cases().map(one -> one::check));
    }
    Scope seeds = new Scope("seeds");
    RandomRuns<?> runs = model.runs().watched(coverage::add);
    seeds.checkAll(
        LongStream.range(0, Math.round(SEEDS * share)).mapToObj(seed -> () -> runs.run(seed)));
    Stream.of(singles, pairs, schedules, takeovers, kills, seeds).forEach(Scope::close);
    Files.createDirectories(REPORT);
    Files.write(REPORT.resolve(model + ".txt"), report);
  }

  /** In the order of the walk, so that the same call stands for its kind each time. */
  private static <S extends Enum<S>> List<CrashMatrix<S>.Case> firstOfEachKind(
      CrashMatrix<S> walk, Set<String> kinds) {
    return walk.cases()
        .filter(one -> kinds.add(one.name().replaceFirst("call \\d+, ", "")))
        .toList();
  }

  /** Some cases, on all processors. */
  private final class Scope {

    private final String name;
    private final AtomicLong count = new AtomicLong();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private Duration took = Duration.ZERO;

    Scope(String name) {
      this.name = name;
    }

    void check(Stream<? extends CrashMatrix<?>.Case> cases) {
      checkAll(cases.map(one -> one::check));
    }

    void checkAll(Stream<Runnable> checks) {
      long start = System.nanoTime();
      try {
        checks.parallel().forEach(this::checkOne);
      } catch (AssertionError base) { // what other cases begin with
        failures.add(base.getMessage());
      }
      took = took.plusNanos(System.nanoTime() - start);
    }

    private void checkOne(Runnable check) {
      count.incrementAndGet();
      try {
        check.run();
      } catch (AssertionError failed) {
        failures.add(failed.getMessage());
      }
    }

    void close() {
      broken.put(name, failures.stream().limit(MOST_TOLD).toList());
      report.add(
          "%s: %d in %d s, %d broken"
              .formatted(name, count.get(), took.toSeconds(), failures.size()));
    }
  }

  @Test
  void whateverCallGoesWrong() {
    assertThat(broken.get("singles")).isEmpty();
  }

  @Test
  void whateverTwoCallsGoWrong() {
    assertThat(broken.get("pairs")).isEmpty();
  }

  @Test
  void whateverTheOrderOfTwoWorkers() {
    assertThat(broken.get("schedules")).isEmpty();
  }

  @Test
  void whoeverIsTakenOver() {
    assertThat(broken.get("takeovers")).isEmpty();
  }

  @Test
  void whoeverIsKilledDelaysTheNextOneLittle() {
    assertThat(broken.get("kills")).isEmpty();
  }

  @Test
  void whateverHappensAtOnce() {
    assertThat(broken.get("seeds")).isEmpty();
  }

  @Test
  void eachDeclaredTransitionIsVisited() {
    assertThat(coverage.unvisited(model.table())).isEmpty();
  }

  @Test
  void eachCellOfTheFaultMatrixIsHit() {
    assertThat(coverage.missed(calls)).isEmpty();
  }

  @Test
  void whatAwsRefusesByItselfIsMetToo() {
    assertThat(REFUSALS).allMatch(coverage::refused);
  }
}

package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every oracle, asked about a run.
 *
 * @param <S> the model's states
 */
public final class Oracles<S extends Enum<S>> {

  /** What never may be. */
  public static final List<Oracle> SAFETY =
      List.of(
          new StatePath(),
          new RevisionChain(),
          new Sends(),
          new Completions(),
          new Results(),
          new AfterTasks(),
          new TaskFailures(),
          new Tokens(),
          new FinalStates(),
          new Repeats(),
          new FiredOnce(),
          new Deadlines(),
          new UnknownStatus(),
          new Triggers(),
          new Limits(),
          new Secrecy(),
          new WarmPool(),
          new OwnAttributes(),
          new TaskAttributes(),
          new Acknowledged(),
          new PassedOver(),
          new Reads());

  /** What must be in the end, once nothing has gone wrong for long. */
  public static final List<Oracle> LIVENESS =
      List.of(new NothingOpen(), new Contention(), new DeadLetters(), new GoneInstances());

  // A task that asks to be tried again for as long as a hook waits; then a message that is
  // delivered
  // again three times and a launch that waits for its record.
  private static final Duration LONGEST_DETOUR = World.HOOK_TIME.plus(Duration.ofMinutes(45));

  private final TransitionTable<S> table;
  private final World world;

  /** Oracles for a world in which this model's function runs. */
  public Oracles(TransitionTable<S> table, World world) {
    this.table = table;
    this.world = world;
  }

  /** What does not hold of the run so far: never may. */
  public List<String> safety() {
    return violations(SAFETY, Trace.of(table, world));
  }

  /** What does not hold although all went well for long: in the end it must. */
  public List<String> liveness() {
    return violations(LIVENESS, Trace.of(table, world));
  }

  /** What does not hold of a run that has ended well: of safety and of liveness. */
  public static List<String> all(Trace<?> trace) {
    return Stream.of(SAFETY, LIVENESS)
        .flatMap(oracles -> violations(oracles, trace).stream())
        .toList();
  }

  /** How long nothing may go wrong before what must be in the end is so: after every time-out. */
  public static Duration patience(TransitionTable<?> table) {
    return table.rows().stream()
        .flatMap(row -> row.timeout().stream())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO)
        .plus(LONGEST_DETOUR);
  }

  /** What does not hold of a run; each text begins with the promise's name. */
  public static List<String> violations(List<Oracle> oracles, Trace<?> trace) {
    return oracles.stream().flatMap(oracle -> violations(oracle, trace)).toList();
  }

  private static Stream<String> violations(Oracle oracle, Trace<?> trace) {
    return oracle.violations(trace).map(text -> oracle.promise() + ": " + text);
  }
}

package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.backup.BackupInWorld;
import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.swarm.SwarmInWorld;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.oracle.Oracle;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.oracle.Promise;
import dev.lifecycle.testing.oracle.Trace;
import dev.lifecycle.testing.world.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong, the log names no token, no command and no attribute of a node's own. One run
 * after the other, as all of them have one log: of {@link dev.lifecycle.examples.chaos.ChaosTests}
 * each twentieth seed, and the single faults.
 */
class SecretsOfRunsTest {

  private static final int SLICE = Integer.getInteger("chaos.slice", 500);
  private static final long SEEDS = Long.getLong("chaos.seeds", 200) / 20;

  private static final List<Oracle> SECRECY =
      Oracles.SAFETY.stream().filter(oracle -> oracle.promise() == Promise.S15).toList();

  private final Logger runtime = Logger.getLogger("dev.lifecycle");
  private final Level before = runtime.getLevel();
  private final List<String> lines = new ArrayList<>();
  private int logged;

  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage() + stack(line.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }

  @BeforeEach
  void listen() {
    runtime.setLevel(Level.ALL);
    runtime.addHandler(listener);
    runtime.setUseParentHandlers(false);
  }

  @AfterEach
  void listenNoMore() {
    runtime.setUseParentHandlers(true);
    runtime.removeHandler(listener);
    runtime.setLevel(before);
  }

  static Stream<Chaos<?>> models() {
    return Stream.of(Quickstart.chaos(), SwarmInWorld.chaos(), BackupInWorld.chaos());
  }

  @ParameterizedTest
  @MethodSource("models")
  void noSeedLogsASecret(Chaos<?> model) {
    RandomRuns<?> runs = model.runs().watched(world -> ask(model.table(), world));
    for (long seed = 0; seed < SEEDS; seed++) {
      runs.trace(seed);
    }
    assertThat(logged).as("lines of all runs").isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("models")
  void noFaultLogsASecret(Chaos<?> model) {
    model
        .walks()
        .values()
        .forEach(
            walk ->
                walk.watched(world -> ask(model.table(), world))
                    .slice(SLICE)
                    .cases()
                    .forEach(one -> one.check()));
    assertThat(logged).as("lines of all cases").isGreaterThan(100);
  }

  private void ask(TransitionTable<?> table, World world) {
    List<String> secrets =
        Oracles.violations(SECRECY, Trace.of(table, world).logged(List.copyOf(lines)));
    logged += lines.size();
    lines.clear();
    assertThat(secrets).isEmpty();
  }
}

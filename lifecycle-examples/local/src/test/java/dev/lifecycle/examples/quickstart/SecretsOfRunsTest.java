package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.oracle.Promise;
import dev.lifecycle.testing.oracle.Trace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, the log names no token, no command and no attribute of a node's own. */
class SecretsOfRunsTest {

  private static final RandomRuns<?> RUNS = Quickstart.randomRuns();

  private final List<String> lines = new ArrayList<>();

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

  @Test
  void noRunLogsASecret() {
    Logger runtime = Logger.getLogger("dev.lifecycle");
    Level before = runtime.getLevel();
    runtime.setLevel(Level.ALL);
    runtime.addHandler(listener);
    int logged = 0;
    try {
      for (long seed = 0; seed < 30; seed++) {
        lines.clear();
        Trace<?> trace = RUNS.trace(seed);
        logged += lines.size();
        assertThat(Oracles.violations(Oracles.SAFETY, trace.logged(List.copyOf(lines))))
            .as("seed %d", seed)
            .filteredOn(text -> text.startsWith(Promise.S15.name()))
            .isEmpty();
      }
      assertThat(logged).as("lines of all runs").isGreaterThan(100);
    } finally {
      runtime.removeHandler(listener);
      runtime.setLevel(before);
    }
  }
}

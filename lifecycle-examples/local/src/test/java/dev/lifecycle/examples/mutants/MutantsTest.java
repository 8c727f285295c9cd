package dev.lifecycle.examples.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake that somebody might make in the runtime breaks a promise in the testing kit. */
class MutantsTest {

  private static final Path REPORT = Path.of("target", "killed-mutants.md");
  private static final List<String> KILLED = new ArrayList<>();

  static Stream<Mutant> mutants() {
    return Mutants.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isKilled(Mutant mutant, TestReporter report) throws Exception {
    String broken = hunt(MutatedRuntime.of(mutant), mutant.scope());

    assertThat(broken).as("what %s breaks in %s", mutant, mutant.scope()).contains(" | ");
    assertThat(broken).doesNotContain("no promise");
    report.publishEntry(mutant.mistake(), broken);
    KILLED.add("| %s | %s |".formatted(mutant.mistake(), broken));
  }

  @Test
  void theRuntimeItselfBreaksNothingInTheseScopes() throws Exception {
    List<String> scopes = Mutants.ALL.stream().map(Mutant::scope).distinct().toList();
    for (String scope : scopes) {
      assertThat(hunt(MutatedRuntime.unmutated(), scope)).as(scope).isEmpty();
    }
  }

  @SuppressWarnings("unchecked")
  private static String hunt(ClassLoader runtime, String scope) throws Exception {
    UnaryOperator<String> hunt =
        (UnaryOperator<String>)
            runtime.loadClass(Hunt.class.getName()).getDeclaredConstructor().newInstance();
    return hunt.apply(scope);
  }

  @AfterAll
  static void listThem() throws Exception {
    List<String> lines = new ArrayList<>(List.of("| mistake | case | promise |", "|---|---|---|"));
    lines.addAll(KILLED);
    Files.createDirectories(REPORT.getParent());
    Files.write(REPORT, lines);
  }
}

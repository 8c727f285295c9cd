package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * What the checks accept without a warning never hangs. The build draws the same models each time;
 * {@code -Dmodels=1000} draws so many others at each try.
 */
class SimulatedModelsTest {

  private static final Set<String> HANGING =
      Set.of("LifecycleNeverCompletes", "LifecycleOpenRest", "LifecycleEndlessRetry");

  @Property(
      tries = 3,
      seed = "2520413241698295771",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void whatIsAcceptedNeverHangs(@ForAll("models") List<RandomModel> models, @ForAll long seed) {
    Map<Integer, Set<String>> judged = judge(models);
    List<Integer> accepted = judged.keySet().stream().filter(i -> judged.get(i).isEmpty()).toList();
    judged.values().forEach(keys -> Statistics.label("accepted").collect(keys.isEmpty()));

    Map<Integer, SimulatedLife.Outcome> outcomes = live(models, accepted, seed);
    assertThat(outcomes)
        .allSatisfy(
            (i, outcome) ->
                assertThat(outcome.broken())
                    .as("seed %d, %s", seed, models.get(i).source("M" + i))
                    .isEmpty());
    outcomes
        .values()
        .forEach(outcome -> Statistics.label("completes").collect(outcome.completed() > 0));

    Statistics.label("accepted").coverage(found -> found.check(true).percentage(p -> p > 10));
    Statistics.label("completes").coverage(found -> found.check(true).percentage(p -> p > 80));
  }

  @Property(
      tries = 1,
      seed = "-6286838898187629670",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void ofWhatIsWarnedOfSomeHangs(@ForAll("models") List<RandomModel> models, @ForAll long seed) {
    Map<Integer, Set<String>> judged = judge(models);
    List<Integer> warned =
        judged.keySet().stream()
            .filter(i -> !judged.get(i).isEmpty() && HANGING.containsAll(judged.get(i)))
            .toList();

    live(models, warned, seed)
        .forEach((i, outcome) -> Statistics.label("hangs").collect(!outcome.broken().isEmpty()));

    Statistics.label("hangs").coverage(found -> found.check(true).count(n -> n > 0));
  }

  @Provide
  Arbitrary<List<RandomModel>> models() {
    return RandomModels.models().list().ofSize(Integer.getInteger("models", 40));
  }

  /** The keys of what the processor says of each model. */
  private static Map<Integer, Set<String>> judge(List<RandomModel> models) {
    Map<Integer, Set<String>> keys = new HashMap<>();
    for (int i = 0; i < models.size(); i++) {
      keys.put(i, new TreeSet<>());
    }
    List<Integer> all = List.copyOf(keys.keySet());
    for (Diagnostic<? extends JavaFileObject> told :
        compile(models, all, "-proc:only").diagnostics()) {
      String message = told.getMessage(null);
      assertThat(message).as(told.toString()).startsWith("[Lifecycle");
      String file = told.getSource().getName();
      int model = Integer.parseInt(file.replaceAll("\\D", ""));
      keys.get(model).add(message.substring(1, message.indexOf(']')));
    }
    return keys;
  }

  private static Map<Integer, SimulatedLife.Outcome> live(
      List<RandomModel> models, List<Integer> chosen, long seed) {
    Map<Integer, SimulatedLife.Outcome> outcomes = new HashMap<>();
    ClassLoader loader = Compiling.load(compile(models, chosen));
    for (int i : chosen) {
      outcomes.put(i, SimulatedLife.of(LoadedModel.of(loader, "M" + i, "M" + i), seed));
    }
    return outcomes;
  }

  private static Compilation compile(
      List<RandomModel> models, List<Integer> chosen, String... options) {
    List<JavaFileObject> sources = new ArrayList<>();
    chosen.forEach(i -> sources.add(Compiling.source("M" + i, models.get(i).source("M" + i))));
    List<Object> all = new ArrayList<>(List.of("-Xmaxerrs", "10000", "-Xmaxwarns", "10000"));
    all.addAll(List.of(options));
    Compiler compiler = Compiling.lenient().withOptions(all);
    return compiler.compile(sources);
  }
}

package dev.lifecycle.examples.bench;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints their medians. */
public final class Bench {

  private static final double MEDIAN = 50;

  private Bench() {}

  /** Takes JMH's own options, such as {@code -p rows=500}. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    Map<Integer, Map<String, Double>> medians = new TreeMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(args))
                    .include(ProcessingBenchmark.class.getSimpleName())
                    .build())
            .run()) {
      medians
          .computeIfAbsent(
              Integer.valueOf(result.getParams().getParam("rows")), rows -> new TreeMap<>())
          .put(
              result.getPrimaryResult().getLabel(),
              result.getPrimaryResult().getStatistics().getPercentile(MEDIAN));
    }
    System.out.println("| rows | javac -proc:none, ms | with the processor, ms | ratio |");
    System.out.println("|---|---|---|---|");
    medians.forEach(
        (rows, of) -> {
          double plain = of.get("plain");
          double processed = of.get("processed");
          System.out.printf(
              "| %d | %.0f | %.0f | %.2f |%n", rows, plain, processed, processed / plain);
        });
  }
}

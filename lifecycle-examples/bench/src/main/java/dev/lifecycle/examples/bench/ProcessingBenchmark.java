package dev.lifecycle.examples.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the processor adds to a compilation: javac with it on a large model, and javac without any
 * processor on the same model and what is generated for it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@State(Scope.Benchmark)
public class ProcessingBenchmark {

  @Param({"500", "1000", "2000"})
  private int rows;

  private Compilation compilation;

  @Setup
  public void write() throws IOException {
    compilation = Compilation.of(new LargeModel(rows));
    compilation.processed();
  }

  @TearDown
  public void remove() throws IOException {
    compilation.remove();
  }

  @Benchmark
  public void processed() {
    compilation.processed();
  }

  @Benchmark
  public void plain() {
    compilation.plain();
  }
}

package dev.lifecycle.examples.bench;

import dev.lifecycle.processor.LifecycleProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A folder with a model in which javac runs, as a build does it: from files to files.
 *
 * @param folder where sources are, and where classes go
 */
record Compilation(Path folder) {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** A new folder with this model. */
  static Compilation of(LargeModel model) throws IOException {
    Path folder = Files.createTempDirectory("lifecycle-bench");
    for (String part : List.of("model", "generated", "classes")) {
      Files.createDirectory(folder.resolve(part));
    }
    Files.writeString(folder.resolve("model/" + LargeModel.NAME + ".java"), model.source());
    return new Compilation(folder);
  }

  /** Compiles the model with the processor. */
  void processed() {
    run(sources("model"), List.of("-s", folder.resolve("generated").toString()), true);
  }

  /** Compiles the model and what was generated for it. */
  void plain() {
    List<Path> sources = new ArrayList<>(sources("model"));
    sources.addAll(sources("generated"));
    run(sources, List.of("-proc:none"), false);
  }

  private List<Path> sources(String part) {
    try (Stream<Path> files = Files.walk(folder.resolve(part))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(List<Path> sources, List<String> more, boolean processing) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString()));
    options.addAll(more);
    try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          JAVAC.getTask(
              null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      if (processing) {
        task.setProcessors(List.of(new LifecycleProcessor()));
      }
      if (!task.call()) {
        throw new IllegalStateException("The model does not compile");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the folder. */
  void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

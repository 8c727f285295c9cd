package dev.lifecycle.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.Node;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples' models with tokens dropped, doubled, swapped and replaced, as when one types. */
class BrokenSourcesTest {

  private static final int RUNS = 100;
  private static final int AT_ONCE = 25;

  private static final Pattern PACKAGE = Pattern.compile("seed\\d+");

  private static final Pattern TOKEN = Pattern.compile("\"[^\"\n]*\"|\\w+|\\s+|//[^\n]*|\\S");

  private static final List<String> REPLACEMENTS =
      List.of(
          "",
          " ",
          "{}",
          "{",
          "}",
          "(",
          ")",
          ";",
          ",",
          "=",
          "@",
          "<T>",
          "[]",
          "...",
          "null",
          "5",
          "true",
          "\"\"",
          "\"ready\"",
          "\"<any>\"",
          "Missing",
          "Missing.X",
          "Missing.class",
          "int.class",
          "String.class",
          "Transition.ANY",
          "Transition.STAY",
          "CommandFinished.class",
          "class",
          "enum",
          "interface",
          "record",
          "private",
          "static",
          "abstract",
          "final",
          "int",
          "void",
          "boolean",
          "throws Throwable",
          "extends Missing",
          "@Transition",
          "@Before",
          "@After({})",
          "@Condition",
          "@Scheduled(\"x\")",
          "@Stored(5)",
          "@Lifecycle",
          "@SuppressWarnings(X)",
          "enum State {A, A(x)}");

  /** Goes on after errors of syntax, as Error Prone has javac do. */
  private static final List<String> OPTIONS =
      List.of(
          "-proc:only",
          "-XDshould-stop.ifError=FLOW",
          "-Xmaxerrs",
          "99999",
          "-Xmaxwarns",
          "99999",
          "-classpath",
          classPath());

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  @ParameterizedTest
  @ValueSource(strings = {"quickstart/ClusterModel", "swarm/SwarmModel", "backup/BackupModel"})
  void theProcessorNeverThrows(String model) throws IOException {
    String example = model.substring(0, model.indexOf('/'));
    Path file =
        Path.of("../lifecycle-examples", example, "src/main/java/dev/lifecycle/examples")
            .resolve(model + ".java");
    List<String> tokens = tokens(file);
    Set<String> judged = new HashSet<>();
    try (JavaFileManager disk = JAVAC.getStandardFileManager(null, null, null)) {
      for (int first = 0; first < RUNS; first += AT_ONCE) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int seed = first; seed < first + AT_ONCE; seed++) {
          sources.add(new Text(seed, file, broken(tokens, new Random(seed))));
          for (Path other : others(file)) {
            sources.add(new Text(seed, other, String.join("", tokens(other))));
          }
        }
        judged.addAll(judged(sources, new Memory(disk), "seeds from " + first));
      }
    }

    assertThat(judged).as("models of which there was something to say").hasSizeGreaterThan(60);
  }

  /** The packages of models of which the processor reported or wrote something. */
  private static List<String> judged(List<JavaFileObject> sources, Memory memory, String seeds) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler.CompilationTask task = JAVAC.getTask(null, memory, found, OPTIONS, null, sources);
    task.setProcessors(List.of(new LifecycleProcessor()));

    assertThatCode(task::call).as(seeds).doesNotThrowAnyException();
    return Stream.concat(
            memory.written.stream(),
            found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getMessage(null).startsWith("[Lifecycle"))
                .map(diagnostic -> diagnostic.getSource().getName()))
        .flatMap(path -> PACKAGE.matcher(path).results())
        .map(MatchResult::group)
        .toList();
  }

  private static List<String> tokens(Path file) throws IOException {
    return TOKEN.matcher(Files.readString(file)).results().map(MatchResult::group).toList();
  }

  private static String broken(List<String> tokens, Random random) {
    List<String> broken = new ArrayList<>(tokens);
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      int place = random.nextInt(broken.size());
      switch (random.nextInt(4)) {
        case 0 -> broken.remove(place);
        case 1 -> broken.add(place, broken.get(place));
        case 2 -> Collections.swap(broken, place, random.nextInt(broken.size()));
        default -> broken.set(place, REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size())));
      }
    }
    return String.join("", broken);
  }

  /** The annotations and the runtime: what else the examples mention is missing as well. */
  private static String classPath() {
    return Stream.of(Transition.class, Node.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .collect(joining(File.pathSeparator));
  }

  /** The sources beside this one. */
  private static List<Path> others(Path file) throws IOException {
    try (Stream<Path> folder = Files.list(file.getParent())) {
      return folder
          .filter(other -> !other.equals(file) && !other.endsWith("package-info.java"))
          .filter(other -> other.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  /** A source file, moved to a package of its seed's. */
  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(int seed, Path file, String text) {
      super(URI.create("memory:///seed" + seed + "/" + file.getFileName()), Kind.SOURCE);
      this.text = text.replaceFirst("package [\\w.]+;", "package seed" + seed + ";");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what is generated from the disk; sources can be read again for the next round. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final List<String> written = new ArrayList<>();

    Memory(JavaFileManager disk) {
      super(disk);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new Output(className.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String packageName, String relativeName, FileObject sibling) {
      return new Output(relativeName, JavaFileObject.Kind.OTHER);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
      return one.toUri().equals(other.toUri());
    }

    private final class Output extends SimpleJavaFileObject {

      private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

      Output(String path, Kind kind) {
        super(URI.create("memory:///" + path.replace(' ', '_')), kind);
      }

      @Override
      public OutputStream openOutputStream() {
        written.add(getName());
        return bytes;
      }

      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return bytes.toString(StandardCharsets.UTF_8);
      }
    }
  }
}

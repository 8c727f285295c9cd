package dev.lifecycle.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles models with the processor and loads what comes out. */
final class Compiling {

  private Compiling() {}

  /** A compiler that takes no warning, as a user may have it. */
  static Compiler strict() {
    return lenient()
        .withOptions(
            "--release", "17", "-Xlint:all,-processing", "-Werror", "-Alifecycle.strict=true");
  }

  /** A compiler that only reports. */
  static Compiler lenient() {
    return Compiler.javac().withProcessors(new LifecycleProcessor());
  }

  /** A source; its class is the first that it declares. */
  static JavaFileObject source(String name, String text) {
    return JavaFileObjects.forSourceString(name, text);
  }

  /** A source file. */
  static JavaFileObject source(Path file) {
    try {
      return JavaFileObjects.forResource(file.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles sources that must have no errors, and no warnings but ours: models of tests need not
   * be whole.
   */
  static Compilation cleanly(JavaFileObject... sources) {
    Compilation compilation =
        lenient().withOptions("--release", "17", "-Xlint:all,-processing").compile(sources);
    int warnings = compilation.warnings().size();
    if (compilation.status() != Compilation.Status.SUCCESS
        || ours(compilation).size() != warnings) {
      throw new AssertionError(messages(compilation));
    }
    return compilation;
  }

  /** Compiles sources that must have no errors and no warnings at all. */
  static Compilation silently(JavaFileObject... sources) {
    Compilation compilation = strict().compile(sources);
    if (compilation.status() != Compilation.Status.SUCCESS) {
      throw new AssertionError(messages(compilation));
    }
    return compilation;
  }

  static String messages(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(Diagnostic::toString)
        .collect(Collectors.joining("\n"));
  }

  /** The generated sources by file name, in the order of these. */
  static Map<String, String> generated(Compilation compilation) {
    return compilation.generatedSourceFiles().stream()
        .sorted(Comparator.comparing(JavaFileObject::getName))
        .collect(
            Collectors.toMap(
                file -> Path.of(file.getName()).getFileName().toString(),
                Compiling::text,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads the compiled classes, generated ones too. */
  static ClassLoader load(Compilation compilation) {
    Map<String, byte[]> classes = new HashMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        classes.put(outputName(file).replaceFirst("\\.class$", "").replace('/', '.'), bytes(file));
      }
    }
    return new ClassLoader(Compiling.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  /** The class path of the tests, and what was compiled ahead, which is put into this folder. */
  static List<File> classPath(Path folder, Compilation ahead) throws IOException {
    for (JavaFileObject file : ahead.generatedFiles()) {
      Path path = folder.resolve(outputName(file));
      Files.createDirectories(path.getParent());
      Files.write(path, bytes(file));
    }
    return Stream.concat(
            Stream.of(folder.toFile()),
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new))
        .toList();
  }

  /** The path of a generated file below the folder that it is written to. */
  static String outputName(JavaFileObject file) {
    return file.getName().replaceFirst("^/?(CLASS|SOURCE)_OUTPUT/", "");
  }

  static byte[] bytes(JavaFileObject file) {
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages of ours in a compilation. */
  static List<String> ours(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(diagnostic -> diagnostic.getMessage(null))
        .flatMap(message -> Arrays.stream(message.split("\n", 2)).limit(1))
        .filter(message -> message.startsWith("[Lifecycle"))
        .toList();
  }
}

package dev.lifecycle.examples.mutants;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Loads everything of ours anew, with one class compiled from another source; what is not ours is
 * the same as outside. Without a mutant it is only another copy.
 */
final class MutatedRuntime extends ClassLoader {

  private static final String OURS = "dev.lifecycle.";

  private final Map<String, byte[]> compiled;

  private MutatedRuntime(Map<String, byte[]> compiled) {
    super(MutatedRuntime.class.getClassLoader());
    this.compiled = compiled;
  }

  static MutatedRuntime unmutated() {
    return new MutatedRuntime(Map.of());
  }

  static MutatedRuntime of(Mutant mutant) throws IOException {
    return new MutatedRuntime(compile(mutant.className(), mutant.source()));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return name.startsWith(OURS) ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = compiled.get(name);
    try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (bytes == null && file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = bytes != null ? bytes : file.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static Map<String, byte[]> compile(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    Memory memory = new Memory(compiler.getStandardFileManager(null, null, null));
    boolean ok =
        compiler
            .getTask(
                complaints,
                memory,
                null,
                List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path")),
                null,
                List.of(new Source(name, source)))
            .call();
    if (!ok) {
      throw new AssertionError("the mutant of " + name + " does not compile:\n" + complaints);
    }
    Map<String, byte[]> classes = new HashMap<>();
    memory.classes.forEach((type, bytes) -> classes.put(type, bytes.toByteArray()));
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, one -> new ByteArrayOutputStream());
        }
      };
    }
  }
}

package dev.lifecycle.examples.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A function's zip, unpacked into a temporary folder as Lambda unpacks it into its task root. */
final class DeploymentPackage implements AutoCloseable {

  private final Path root;

  private DeploymentPackage(Path root) {
    this.root = root;
  }

  static DeploymentPackage unpack(Path zip) throws IOException {
    DeploymentPackage unpacked =
        new DeploymentPackage(Files.createTempDirectory("lifecycle-function"));
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        unpacked.write(e, entries);
      }
      return unpacked;
    } catch (IOException e) {
      unpacked.close();
      throw e;
    }
  }

  private void write(ZipEntry entry, InputStream content) throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the zip leads out of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(content, target);
    }
  }

  /** Where the classes are; the jars are in {@code lib} below. */
  Path root() {
    return root;
  }

  /** The class path that Lambda makes of it: the classes, then the jars in order of their names. */
  List<Path> classPath() throws IOException {
    Path lib = root.resolve("lib");
    try (Stream<Path> jars = Files.isDirectory(lib) ? Files.list(lib) : Stream.empty()) {
      return Stream.concat(Stream.of(root), jars.sorted()).toList();
    }
  }

  /** Whether it holds the class of this name. */
  boolean has(String className) throws IOException {
    List<URL> places = new ArrayList<>();
    for (Path place : classPath()) {
      places.add(place.toUri().toURL());
    }
    try (URLClassLoader classes = new URLClassLoader(places.toArray(URL[]::new), null)) {
      return classes.findResource(className.replace('.', '/') + ".class") != null;
    }
  }

  @Override
  public void close() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

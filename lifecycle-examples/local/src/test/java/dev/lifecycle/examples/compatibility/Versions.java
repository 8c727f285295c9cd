package dev.lifecycle.examples.compatibility;

import dev.lifecycle.examples.backup.BackupMoments;
import dev.lifecycle.examples.quickstart.ClusterMoments;
import dev.lifecycle.examples.swarm.SwarmMoments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the versions keep what they left, and at which moments. */
final class Versions {

  private static final Path KEPT = Path.of("src", "test", "resources", "compatibility");

  /** The folder of the version that runs. */
  static final Path THIS =
      KEPT.resolve(System.getProperty("lifecycle.version").replace("-SNAPSHOT", ""));

  /** Every moment of every model. */
  static final List<Moment> MOMENTS =
      Stream.of(ClusterMoments.all(), BackupMoments.all(), SwarmMoments.all())
          .flatMap(List::stream)
          .toList();

  private Versions() {}

  /** The folders of all versions. */
  static Stream<Path> all() {
    return list(KEPT).stream().filter(Files::isDirectory);
  }

  /** The names of the files in a folder. */
  static List<String> names(Path folder) {
    return list(folder).stream()
        .map(file -> file.getFileName().toString().replace(".json", ""))
        .sorted()
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(folder + " is missing: keep it by -Dcompatibility.update=true", e));
    }
  }
}

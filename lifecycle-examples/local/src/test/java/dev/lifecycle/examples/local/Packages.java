package dev.lifecycle.examples.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The deployment packages that functions of tests are made of. */
final class Packages {

  static final String QUICKSTART_HANDLER = "dev.lifecycle.examples.quickstart.ClusterModelHandler";
  static final String BACKUP_HANDLER = "dev.lifecycle.examples.backup.BackupModelHandler";

  static final String SWARM_HANDLER = "dev.lifecycle.examples.swarm.SwarmModelHandler";

  private Packages() {}

  /** The quickstart's package, as it ships; the test is skipped where it is not built. */
  static Path quickstart() {
    return built("quickstart");
  }

  /** The backup example's package, likewise. */
  static Path backup() {
    return built("backup");
  }

  /** The swarm's package, likewise. */
  static Path swarm() {
    return built("swarm");
  }

  private static Path built(String function) {
    Path zip = Path.of(System.getProperty(function + ".function", function + "-function.zip"));
    assumeTrue(Files.isRegularFile(zip), zip + " is not there: mvn verify builds it");
    return zip;
  }

  /** A copy of a package with one more dependency: the jar that this class comes from. */
  static Path with(Class<?> dependency, Path zip, Path folder)
      throws IOException, URISyntaxException {
    Path jar = Path.of(dependency.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path copy = Files.copy(zip, folder.resolve("with-" + jar.getFileName() + ".zip"));
    try (FileSystem entries = FileSystems.newFileSystem(copy)) {
      Files.copy(jar, entries.getPath("lib", jar.getFileName().toString()));
    }
    return copy;
  }
}

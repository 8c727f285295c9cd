package dev.lifecycle.testing.aws;

import java.time.Duration;

/** What the instances do when a command reaches them. */
@FunctionalInterface
public interface Machine {

  /** Says how this command ends on this instance. */
  Ending run(String instance, Command command);

  /** A program takes so long and exits with this code. */
  record Ending(Duration takes, int exitCode) {

    CommandStatus status() {
      return exitCode == 0 ? CommandStatus.SUCCESS : CommandStatus.FAILED;
    }
  }
}

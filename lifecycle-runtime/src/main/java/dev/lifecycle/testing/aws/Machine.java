package dev.lifecycle.testing.aws;

import java.time.Duration;

/** What the instances do when a command reaches them. */
@FunctionalInterface
public interface Machine {

  /** Says how this command ends on this instance. */
  Ending run(String instance, Command command);

  /**
   * A program takes so long and exits with this code.
   *
   * @param takes a negative time: until {@link RunCommand#end} says so
   */
  record Ending(Duration takes, int exitCode) {

    /** It ends when somebody says so, and nothing is heard of it before. */
    public static final Ending OPEN = new Ending(Duration.ofSeconds(-1), 0);

    CommandStatus status() {
      return exitCode == 0 ? CommandStatus.SUCCESS : CommandStatus.FAILED;
    }
  }
}

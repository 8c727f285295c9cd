package dev.lifecycle.runtime;

/**
 * Asks for the transition's command, one a transition. It is sent after the last task before the
 * store, so a task that throws sends nothing, and its result comes back as {@code CommandSucceeded}
 * or {@code CommandFailed}. When another event makes the node leave its state, or the node fails,
 * the command is cancelled as well as it can be.
 *
 * <p>After a crash or a lost answer a command may run twice, so it must bear a repeat.
 */
@FunctionalInterface
public interface Commands {

  /**
   * Runs a program on the node with Systems Manager's {@code AWS-RunShellScript}; short for {@link
   * Command#program}.
   *
   * @throws IllegalArgumentException if the program is blank or a word holds a NUL character
   * @throws IllegalStateException if this transition has asked for a command already, or after its
   *     store
   */
  default void run(String program, String... arguments) {
    run(Command.program(program, arguments));
  }

  /**
   * Runs a command.
   *
   * @throws IllegalStateException if this transition has asked for a command already, or after its
   *     store
   */
  void run(Command command);
}

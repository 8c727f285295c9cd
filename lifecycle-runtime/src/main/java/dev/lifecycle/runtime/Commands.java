package dev.lifecycle.runtime;

/**
 * Asks for the transition's command. It is sent after the last task before the store, so a task
 * that throws sends nothing, and its result comes back as {@code CommandSucceeded} or {@code
 * CommandFailed}.
 */
public interface Commands {

  /**
   * Runs a program on the node with Systems Manager's {@code AWS-RunShellScript}. Each word reaches
   * the program as it is, whatever characters it holds: nothing is expanded by the shell. After a
   * crash or a lost answer the command may run twice, so the program must bear a repeat.
   *
   * @throws IllegalStateException if this transition has asked for a command already
   */
  void run(String program, String... arguments);
}

package dev.lifecycle.runtime.dispatch;

import dev.lifecycle.runtime.Commands;

/** Runs the tasks of one transition, one after the other. */
public interface TaskScope extends Arguments {

  /** The command sender. */
  Commands commands();

  /**
   * Runs a task.
   *
   * @param name the method's name
   * @throws Exception what the task threw, unless its row ignores errors
   */
  void call(String name, Task task) throws Exception;

  /** A task call. */
  @FunctionalInterface
  interface Task {

    /** Calls the method. */
    void run() throws Exception;
  }
}

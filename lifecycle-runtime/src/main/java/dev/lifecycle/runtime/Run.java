package dev.lifecycle.runtime;

import java.time.Duration;

/** The dispatch that a task or a scheduled method runs in. */
public interface Run {

  /** The Lambda invocation's request id. */
  String id();

  /** The id of the transition; for a scheduled method the schedule's name. */
  String transition();

  /**
   * Names this task of this transition of this node; the same for every attempt, also after a crash
   * in another invocation. Hand it to an API that takes a client token. It is made of the node, its
   * record's revision before the transition, its latest lifecycle action, the transition and the
   * task, so that an instance whose record was removed has new keys from its next lifecycle action
   * on. It is as long as their names make it: hash it where an API takes fewer characters.
   */
  String taskKey();

  /** What is left of the invocation's time. */
  Duration remainingTime();
}

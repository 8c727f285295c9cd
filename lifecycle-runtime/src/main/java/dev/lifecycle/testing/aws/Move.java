package dev.lifecycle.testing.aws;

import java.util.Optional;

/** What becomes of an instance, as Auto Scaling's events and lifecycle states spell it. */
enum Move {
  LAUNCH(Direction.LAUNCHING, "EC2", "AutoScalingGroup", "Pending:Wait", "InService"),
  INTO_POOL(
      Direction.LAUNCHING,
      "EC2",
      "WarmPool",
      Move.WARMED + "Pending:Wait",
      Move.WARMED + "Stopped"),
  OUT_OF_POOL(Direction.LAUNCHING, "WarmPool", "AutoScalingGroup", "Pending:Wait", "InService"),
  BACK_TO_POOL(
      Direction.TERMINATING,
      "AutoScalingGroup",
      "WarmPool",
      Move.WARMED + "Pending:Wait",
      Move.WARMED + "Stopped"),
  TERMINATE(Direction.TERMINATING, "AutoScalingGroup", "EC2", "Terminating:Wait", ""),
  TERMINATE_WARM(Direction.TERMINATING, "WarmPool", "EC2", Move.WARMED + "Terminating:Wait", "");

  /** How the lifecycle states of the warm pool begin. */
  static final String WARMED = "Warmed:";

  private final Direction direction;
  private final String origin;
  private final String destination;
  private final String waiting;
  private final String ends;

  Move(Direction direction, String origin, String destination, String waiting, String ends) {
    this.direction = direction;
    this.origin = origin;
    this.destination = destination;
    this.waiting = waiting;
    this.ends = ends;
  }

  /** Which hooks fire. */
  Direction direction() {
    return direction;
  }

  String origin() {
    return origin;
  }

  String destination() {
    return destination;
  }

  /** The lifecycle state while hooks hold the instance up. */
  String waiting() {
    return waiting;
  }

  /** The lifecycle state after; absent: the instance is gone. */
  Optional<String> ends() {
    return Optional.of(ends).filter(state -> !state.isEmpty());
  }
}

package dev.lifecycle.testing.world;

import java.util.Optional;

/** Decides what becomes of each AWS call. Asked once a call, in the order of the calls. */
@FunctionalInterface
public interface FaultPlan {

  /** Nothing goes wrong. */
  FaultPlan NONE = (number, service, action) -> Optional.empty();

  /**
   * What becomes of a call.
   *
   * @param number counts the calls of the world from 1
   */
  Optional<Fault> of(long number, String service, String action);

  /** One call goes wrong. */
  static FaultPlan at(long call, Fault fault) {
    return (number, service, action) -> number == call ? Optional.of(fault) : Optional.empty();
  }

  /** This plan's faults and the other's; where both have one, this plan's. */
  default FaultPlan and(FaultPlan other) {
    return (number, service, action) -> {
      Optional<Fault> mine = of(number, service, action);
      Optional<Fault> theirs = other.of(number, service, action);
      return mine.or(() -> theirs);
    };
  }
}

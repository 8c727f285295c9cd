package dev.lifecycle.testing;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import java.util.List;
import java.util.Optional;

/** One call of a walk that goes wrong when the walk is gone again. */
record CallFault(AwsCall call, Fault fault) {

  long number() {
    return call.number();
  }

  FaultPlan plan() {
    return FaultPlan.at(number(), fault);
  }

  /** Whether it is this call that went wrong so, and no other one of its number. */
  boolean isIn(List<AwsCall> made) {
    return made.stream()
        .filter(one -> one.number() == number())
        .filter(one -> name(one).equals(name(call)) && one.subject().equals(call.subject()))
        .anyMatch(one -> one.fault().equals(Optional.of(fault)));
  }

  /** Claims, decisions, confirmations and other writes are four things. */
  private static String name(AwsCall call) {
    boolean either = call.name().equals("DynamoDB UpdateItem");
    return either ? call.name() + " (" + call.detail() + ")" : call.name();
  }

  @Override
  public String toString() {
    return "call %d, %s: %s".formatted(number(), name(call), fault);
  }
}

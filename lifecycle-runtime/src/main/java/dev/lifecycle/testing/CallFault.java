package dev.lifecycle.testing;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.util.function.Consumer;

/**
 * One call of a walk that goes wrong: it lets it go wrong in a world.
 *
 * @param number counts the walk's calls
 * @param call its name; claims and other writes are two things
 */
record CallFault(long number, String call, Fault fault) implements Consumer<World> {

  static CallFault of(AwsCall call, Fault fault) {
    boolean either = call.name().equals("DynamoDB UpdateItem");
    String name = either ? call.name() + " (" + call.detail() + ")" : call.name();
    return new CallFault(call.number(), name, fault);
  }

  @Override
  public void accept(World world) {
    world.calls().plan(plan());
  }

  /** Both go wrong. */
  Consumer<World> and(CallFault other) {
    return world -> world.calls().plan(plan().and(other.plan()));
  }

  private FaultPlan plan() {
    return FaultPlan.at(number, fault);
  }

  @Override
  public String toString() {
    return "call %d, %s: %s".formatted(number, call, fault);
  }
}

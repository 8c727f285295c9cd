package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.World;
import java.util.stream.Stream;

/**
 * What an instance writes about itself, and nobody here knows, survives every write until a task
 * that goes through all attributes changes it.
 */
final class OwnAttributes implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S17;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .steps()
        .filter(step -> step.after().exists())
        .filter(step -> step.before().text(World.OWN_ATTRIBUTE).isPresent())
        .filter(
            step ->
                !step.after()
                    .text(World.OWN_ATTRIBUTE)
                    .equals(step.before().text(World.OWN_ATTRIBUTE)))
        .filter(step -> !isChanged(trace, step))
        .map(step -> "%s lost %s".formatted(step.node(), World.OWN_ATTRIBUTE));
  }

  private static boolean isChanged(Trace<?> trace, Step step) {
    return trace
        .tasks(step.node())
        .filter(run -> run.ended() < step.after().writer())
        .anyMatch(run -> run.changes().containsKey(World.OWN_ATTRIBUTE));
  }
}

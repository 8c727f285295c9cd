package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.World;
import java.util.stream.Stream;

/** What an instance writes about itself, and nobody here knows, survives every write. */
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
        .map(step -> "%s lost %s".formatted(step.node(), World.OWN_ATTRIBUTE));
  }
}

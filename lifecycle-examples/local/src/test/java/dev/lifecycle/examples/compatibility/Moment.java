package dev.lifecycle.examples.compatibility;

import dev.lifecycle.runtime.LifecycleFunction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A moment at which a node may be when the next version takes over.
 *
 * @param name names its files
 * @param reach runs this version until then
 * @param function the model's function of this version
 * @param states the states that the nodes must come to then; or, as {@code node.Attribute}, what
 *     attributes must hold
 * @param calls the calls of other services than the table that must be made for it, in order
 */
public record Moment(
    String name,
    Supplier<Kept> reach,
    Function<PresentAws, LifecycleFunction> function,
    Map<String, String> states,
    List<String> calls) {

  /** Instead of a state: there is no record any more; instead of an attribute: it is gone. */
  public static final String REMOVED = "removed";

  @Override
  public String toString() {
    return name;
  }
}

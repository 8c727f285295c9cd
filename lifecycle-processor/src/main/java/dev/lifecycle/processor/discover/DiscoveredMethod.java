package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A method that the runtime calls. It may have several parts to play.
 *
 * @param element the method
 * @param parameters what it asks for
 * @param returned what it returns, as seen from the model
 * @param thrown what it is declared to throw, as seen from the model
 * @param transitions the rows whose body it is
 * @param before the {@code @Before} on it
 * @param after the {@code @After} on it
 * @param condition the place of the {@code @Condition} on it
 * @param schedule the {@code @Scheduled} on it
 */
public record DiscoveredMethod(
    ExecutableElement element,
    List<DiscoveredParameter> parameters,
    TypeMirror returned,
    List<TypeMirror> thrown,
    List<DiscoveredTransition> transitions,
    Optional<DiscoveredTask> before,
    Optional<DiscoveredTask> after,
    Optional<Origin> condition,
    Optional<DiscoveredSchedule> schedule) {

  /** The method's name. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** The method itself. */
  public Origin origin() {
    return Origin.of(element);
  }

  /** Whether it runs as a part of a transition. */
  public boolean isTask() {
    return !transitions.isEmpty() || before.isPresent() || after.isPresent();
  }

  /** Whether any annotation of the framework is on it. */
  public boolean isAnnotated() {
    return isTask() || condition.isPresent() || schedule.isPresent();
  }

  /**
   * Whether it runs ahead of this transition's body. A body that is a {@code @Before} task too is
   * not its own: once is enough.
   */
  private boolean runsBefore(DiscoveredTransition transition) {
    return before.isPresent() && before.get().runsWith(transition) && !isBodyOf(transition);
  }

  /** Whether it runs before this transition is stored: ahead of its body, or as its body. */
  boolean runsBeforeStore(DiscoveredTransition transition) {
    return isBodyOf(transition) || runsBefore(transition);
  }

  private boolean isBodyOf(DiscoveredTransition transition) {
    for (DiscoveredTransition own : transitions) { // asked for each method and row: no stream
      if (own == transition) {
        return true;
      }
    }
    return false;
  }

  /** The {@code @Before} and {@code @After} on it. */
  public Stream<DiscoveredTask> tasks() {
    return Stream.concat(before.stream(), after.stream());
  }
}

package dev.lifecycle.examples.compatibility;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The moments of one model.
 *
 * @param <S> the model's states
 */
public final class Moments<S extends Enum<S>> {

  private final String prefix;
  private final TransitionTable<S> table;
  private final Supplier<? extends Dispatcher<S>> dispatchers;
  private final List<Moment> moments = new ArrayList<>();

  /**
   * No moments yet.
   *
   * @param prefix begins their names
   */
  public Moments(
      String prefix, TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    this.prefix = prefix;
    this.table = table;
    this.dispatchers = dispatchers;
  }

  /** Makes the event that comes next. */
  @FunctionalInterface
  public interface Next<S extends Enum<S>> {

    /** Lets time pass, or lets something happen; returns the payload of what tells of it. */
    String event(LifecycleScenario<S> scenario);
  }

  /**
   * Adds a moment.
   *
   * @param reach tells the story until then
   * @param next what the function hears of next
   * @param states the states that nodes must be in after it
   * @param calls the calls that must be made
   */
  public Moments<S> add(
      String name,
      Consumer<LifecycleScenario<S>> reach,
      Next<S> next,
      Map<String, String> states,
      String... calls) {
    moments.add(
        new Moment(
            prefix + "-" + name,
            () -> keep(reach, next),
            aws -> aws.function(table, dispatchers.get()),
            states,
            List.of(calls)));
    return this;
  }

  /** All of them. */
  public List<Moment> all() {
    return List.copyOf(moments);
  }

  private Kept keep(Consumer<LifecycleScenario<S>> reach, Next<S> next) {
    LifecycleScenario<S> scenario = LifecycleScenario.of(table, dispatchers.get());
    reach.accept(scenario);
    List<Map<String, AttributeValue>> items = List.copyOf(scenario.world().items().all());
    String event = next.event(scenario);
    return new Kept(scenario.world().time().instant(), items, event);
  }

  /** Something happens, and the last event that tells of it comes next. */
  public static <S extends Enum<S>> Next<S> happens(Consumer<LifecycleScenario<S>> what) {
    return scenario -> {
      List<String> events = new ArrayList<>();
      scenario
          .world()
          .deliveries(
              event -> {
                events.add(event);
                return List.of();
              });
      what.accept(scenario);
      return events.get(events.size() - 1);
    };
  }

  /** So much time passes, and a schedule fires. */
  public static <S extends Enum<S>> Next<S> fires(String schedule, String after) {
    return scenario -> {
      scenario.after(after);
      return firing(schedule, scenario.world());
    };
  }

  /** So much time passes, and the sweep looks. */
  public static <S extends Enum<S>> Next<S> sweep(String after) {
    return fires("lifecycle-sweep", after);
  }

  /** What an event told of is told once more, as if it had happened now. */
  public static String now(String event, LifecycleScenario<?> scenario) {
    return event.replaceFirst(
        "\"time\":\"[^\"]*\"", "\"time\":\"" + scenario.world().time().instant() + "\"");
  }

  private static String firing(String schedule, World world) {
    return Json.write(
        Map.of(
            "lifecycle", Map.of("schedule", schedule, "time", world.time().instant().toString())));
  }

  /** Each call of this name kills the invocation before it takes effect. */
  public static FaultPlan crashBefore(String call) {
    return each(call, Fault.CRASH_BEFORE);
  }

  /** Each call of this name takes effect, and its answer is lost. */
  public static FaultPlan lose(String call) {
    return each(call, Fault.LOST);
  }

  /** Each call of this name is refused for good. */
  public static FaultPlan refuse(String call) {
    return each(call, Fault.REFUSED);
  }

  private static FaultPlan each(String call, Fault fault) {
    return (number, service, action) ->
        call.equals(service + " " + action) ? Optional.of(fault) : Optional.empty();
  }

  /** Once a node's item is like this, the next call kills the invocation before it takes effect. */
  public static FaultPlan crashOnce(
      World world, String node, Predicate<Map<String, AttributeValue>> item) {
    return (number, service, action) ->
        item.test(world.items().get(node)) ? Optional.of(Fault.CRASH_BEFORE) : Optional.empty();
  }
}

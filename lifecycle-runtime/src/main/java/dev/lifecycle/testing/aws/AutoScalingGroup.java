package dev.lifecycle.testing.aws;

import dev.lifecycle.testing.aws.Hook.Result;
import dev.lifecycle.testing.aws.HookResult.Cause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An Auto Scaling group with the semantics of its lifecycle hooks: each launch and each termination
 * opens one action per hook, with a token of its own; an action is open until somebody completes
 * it, its heartbeat or its global time-out passes, or the instance goes; after that it is "not
 * active". Instances move into the warm pool and out of it as {@link Move} says.
 *
 * <p>An instance whose launch is abandoned is terminated without a terminate hook, and not
 * replaced. Thread-safe.
 */
public final class AutoScalingGroup {

  private final String name;
  private final Account account;
  private final InstantSource time;
  private final Later later;
  private final EventBus events;
  private final Consumer<String> gone;
  private final Supplier<String> tokens;

  private final Map<String, Hook> hooks = new LinkedHashMap<>();
  private final Map<String, String> states = new LinkedHashMap<>();
  private final List<OpenAction> open = new ArrayList<>();
  private final List<HookResult> results = new ArrayList<>();

  /**
   * A group without hooks and instances.
   *
   * @param gone hears of instances that are terminated for good
   */
  public AutoScalingGroup(
      String name,
      Account account,
      InstantSource time,
      Later later,
      EventBus events,
      Consumer<String> gone) {
    this(name, account, time, later, events, gone, () -> UUID.randomUUID().toString());
  }

  /**
   * The same.
   *
   * @param tokens gives each lifecycle action its token
   */
  public AutoScalingGroup(
      String name,
      Account account,
      InstantSource time,
      Later later,
      EventBus events,
      Consumer<String> gone,
      Supplier<String> tokens) {
    this.name = name;
    this.account = account;
    this.time = time;
    this.later = later;
    this.events = events;
    this.gone = gone;
    this.tokens = tokens;
  }

  /** The group's name. */
  public String name() {
    return name;
  }

  /** Adds the hook, or replaces the one of this name for the actions to come. */
  public synchronized void putHook(Hook hook) {
    hooks.put(hook.name(), hook);
  }

  /** The hooks, in the order in which they were added. */
  public synchronized List<Hook> hooks() {
    return List.copyOf(hooks.values());
  }

  /** The lifecycle state of each instance that the group still has. */
  public synchronized Map<String, String> instances() {
    return new LinkedHashMap<>(states);
  }

  /** How actions ended, in order. */
  public synchronized List<HookResult> results() {
    return List.copyOf(results);
  }

  /** An instance starts; it is in service once every launch hook lets it. */
  public synchronized void launch(String instance) {
    start(instance, Move.LAUNCH);
  }

  /** An instance starts; it is in the warm pool once every launch hook lets it. */
  public synchronized void launchIntoPool(String instance) {
    start(instance, Move.INTO_POOL);
  }

  /** An instance is in service already, from before the hooks were there. */
  public synchronized void add(String instance) {
    states.put(instance, Move.LAUNCH.ends().orElseThrow());
  }

  /** A warm instance is put to work: the launch hooks fire again, with tokens of their own. */
  public synchronized void takeFromPool(String instance) {
    requireIn(instance);
    begin(instance, Move.OUT_OF_POOL);
  }

  /** A scale-in returns an instance to the warm pool: the terminate hooks fire, and it lives on. */
  public synchronized void returnToPool(String instance) {
    requireIn(instance);
    begin(instance, Move.BACK_TO_POOL);
  }

  /** An instance is to go; it is gone once every terminate hook lets it. */
  public synchronized void terminate(String instance) {
    requireIn(instance);
    closeAll(instance);
    boolean warm = states.get(instance).startsWith(Move.WARMED);
    begin(instance, warm ? Move.TERMINATE_WARM : Move.TERMINATE);
  }

  /** An instance is gone at once, whatever waits for it; no hook fires. */
  public synchronized void die(String instance) {
    requireIn(instance);
    closeAll(instance);
    remove(instance);
  }

  private void start(String instance, Move move) {
    if (states.containsKey(instance)) {
      throw new IllegalStateException(instance + " is in the group already");
    }
    begin(instance, move);
  }

  private void requireIn(String instance) {
    if (!states.containsKey(instance)) {
      throw new IllegalStateException(instance + " is not in the group");
    }
  }

  /**
   * Ends an open action.
   *
   * @throws ApiException if it is not open, or never was
   */
  public synchronized void complete(ActionRef ref, Result result) {
    close(find(ref), result, Cause.CALL);
  }

  /**
   * Restarts an open action's heartbeat time-out at its full length.
   *
   * @throws ApiException if it is not open, or never was
   */
  public synchronized void heartbeat(ActionRef ref) {
    OpenAction action = find(ref);
    action.beat(time.instant());
  }

  /** The instance whose open action has this token. */
  public synchronized Optional<String> instanceOf(String token) {
    return open.stream().filter(a -> a.token.equals(token)).map(a -> a.instance).findFirst();
  }

  private void begin(String instance, Move move) {
    for (Hook hook : List.copyOf(hooks.values())) {
      if (hook.direction() == move.direction()) {
        OpenAction action = new OpenAction(hook, instance, move, tokens.get(), time.instant());
        open.add(action);
        watch(action);
        announce(action);
      }
    }
    states.put(instance, move.waiting());
    proceed(instance, move);
  }

  private void announce(OpenAction action) {
    Move move = action.move;
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("LifecycleActionToken", action.token);
    detail.put("AutoScalingGroupName", name);
    detail.put("LifecycleHookName", action.hook.name());
    detail.put("EC2InstanceId", action.instance);
    detail.put("LifecycleTransition", move.direction().transition());
    action.hook.metadata().ifPresent(text -> detail.put("NotificationMetadata", text));
    detail.put("Origin", move.origin());
    detail.put("Destination", move.destination());
    events.put(
        "aws.autoscaling", move.direction().detailType(), List.of(account.groupArn(name)), detail);
  }

  private void watch(OpenAction action) {
    later.after(Duration.between(time.instant(), action.expires()), () -> expire(action));
  }

  private synchronized void expire(OpenAction action) {
    if (!open.contains(action)) {
      return;
    }
    if (time.instant().isBefore(action.expires())) {
      watch(action);
    } else {
      close(action, action.hook.defaultResult(), Cause.TIME_OUT);
    }
  }

  private void close(OpenAction action, Result result, Cause cause) {
    end(action, result, cause);
    if (result == Result.ABANDON) {
      closeAll(action.instance);
    }
    if (result == Result.ABANDON && action.hook.direction() == Direction.LAUNCHING) {
      remove(action.instance);
    } else {
      proceed(action.instance, action.move);
    }
  }

  private void closeAll(String instance) {
    List.copyOf(open).stream()
        .filter(a -> a.instance.equals(instance))
        .forEach(a -> end(a, Result.ABANDON, Cause.OVERTAKEN));
  }

  private void end(OpenAction action, Result result, Cause cause) {
    open.remove(action);
    results.add(
        new HookResult(
            action.instance,
            action.hook.name(),
            action.hook.direction(),
            result,
            cause,
            time.instant()));
  }

  private void proceed(String instance, Move move) {
    if (open.stream().anyMatch(a -> a.instance.equals(instance))) {
      return;
    }
    move.ends().ifPresentOrElse(state -> states.put(instance, state), () -> remove(instance));
  }

  private void remove(String instance) {
    states.remove(instance);
    later.after(Duration.ZERO, () -> gone.accept(instance));
  }

  private OpenAction find(ActionRef ref) {
    if (!ref.group().equals(name)) {
      throw new ApiException(
          "ValidationError", "AutoScalingGroup name not found - no such group: " + ref.group());
    }
    if (!hooks.containsKey(ref.hook())) {
      throw new ApiException("ValidationError", "Lifecycle hook not found: " + ref.hook());
    }
    if (ref.token().isEmpty() && ref.instance().isEmpty()) {
      throw new ApiException(
          "ValidationError", "Either an instance ID or a lifecycle action token is required");
    }
    return open.stream()
        .filter(a -> a.hook.name().equals(ref.hook()))
        .filter(a -> ref.token().isEmpty() || ref.token().get().equals(a.token))
        .filter(a -> ref.instance().isEmpty() || ref.instance().get().equals(a.instance))
        .findFirst()
        .orElseThrow(() -> notActive(ref));
  }

  private static ApiException notActive(ActionRef ref) {
    String which =
        ref.token()
            .map(token -> "token " + token)
            .orElseGet(() -> "instance ID " + ref.instance().orElseThrow());
    return new ApiException("ValidationError", "No active Lifecycle Action found with " + which);
  }
}

package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An instance of a {@link LifecycleScenario}: what it is, what happens to it, and what becomes of
 * it. Each method returns the instance, so that a story reads in one go.
 *
 * @param <S> the model's states
 */
public final class ScenarioInstance<S extends Enum<S>> extends InstanceAssertions<S> {

  private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8}|i-[0-9a-f]{17}");
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration GLANCE = Duration.ofSeconds(10);

  private final Map<String, AttributeValue> birth = new HashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private Duration boot = Duration.ZERO;

  ScenarioInstance(LifecycleScenario<S> scenario, String name, int number) {
    super(scenario, name, ID.matcher(name).matches() ? name : "i-%017x".formatted(number));
    birth.put("Ident", AttributeValue.fromS(id()));
    birth.put("ItemType", AttributeValue.fromS("worker"));
    birth.put("InstanceIp", AttributeValue.fromS("10.0.0." + number));
    birth.put(
        "ItemStatus",
        AttributeValue.fromS(scenario.table().storedName(scenario.table().initial())));
  }

  @Override
  ScenarioInstance<S> self() {
    return this;
  }

  /** Its private IP address; unless set, {@code 10.0.0.1} for the first instance, and so on. */
  public String ip() {
    return birth.get("InstanceIp").s();
  }

  /** It is of this node type; unless set, {@code worker}. */
  public ScenarioInstance<S> type(String type) {
    return born("type", "ItemType", AttributeValue.fromS(type));
  }

  /** It has this private IP address. */
  public ScenarioInstance<S> ip(String ip) {
    return born("ip", "InstanceIp", AttributeValue.fromS(ip));
  }

  /** Its cloud-init writes this attribute, a string, into its record. */
  public ScenarioInstance<S> attribute(String name, String value) {
    return born("attribute", name, AttributeValue.fromS(value));
  }

  private ScenarioInstance<S> born(String what, String name, AttributeValue value) {
    requireNew(what);
    birth.put(name, value);
    return this;
  }

  /** Its cloud-init takes so long, and its agent is there only then; unless set, no time. */
  public ScenarioInstance<S> boots(String span) {
    requireNew("boots");
    boot = Spans.parse("boots", span);
    return this;
  }

  /** The lifecycle hooks carry this metadata for it from now on, a JSON object with this member. */
  public ScenarioInstance<S> metadata(String name, String value) {
    metadata.put(name, value);
    return this;
  }

  private void requireNew(String what) {
    if (isInGroup() || world().items().ids().contains(id())) {
      throw new IllegalStateException(what + "(..) says what " + this + " is: before it launches");
    }
  }

  /** It is in service already, and its record has this status; nothing of the model has run. */
  public ScenarioInstance<S> existsIn(String status) {
    requireNew("existsIn");
    step("exists in " + status);
    birth.put("ItemStatus", AttributeValue.fromS(status));
    world().items().put(birth);
    world().runCommand().register(id());
    world().group().add(id());
    return this;
  }

  /** It is in service already, and its record has this state; nothing of the model has run. */
  public ScenarioInstance<S> existsIn(S state) {
    return existsIn(scenario().table().storedName(state));
  }

  /** Auto Scaling launches it; the hook holds it up. */
  public ScenarioInstance<S> launch() {
    return launch("launches", () -> world().group().launch(id()));
  }

  /** Auto Scaling launches it into the warm pool; the hook holds it up. */
  public ScenarioInstance<S> launchIntoPool() {
    return launch("launches into the warm pool", () -> world().group().launchIntoPool(id()));
  }

  private ScenarioInstance<S> launch(String what, Runnable launch) {
    if (isInGroup()) {
      throw new IllegalStateException(this + " is in the group already: it cannot launch again");
    }
    begin(what);
    launch.run();
    if (boot.isZero()) {
      boot();
    } else {
      world().time().after(boot, this::boot);
    }
    return settled();
  }

  private void boot() {
    if (!isInGroup()) {
      return;
    }
    world().runCommand().register(id());
    Map<String, AttributeValue> item = world().items().get(id());
    boolean unclaimed =
        StoredNode.text(item, "ItemStatus")
            .map(scenario().table().pending()::contains)
            .orElse(true);
    if (unclaimed) {
      Map<String, AttributeValue> written = new HashMap<>(item);
      written.putAll(birth);
      world().items().put(written);
    }
  }

  /** Auto Scaling takes it out of the warm pool; the launch hook holds it up once more. */
  public ScenarioInstance<S> takeFromPool() {
    return move("is taken from the warm pool", () -> world().group().takeFromPool(id()));
  }

  /** Auto Scaling returns it to the warm pool; the terminate hook holds it up. */
  public ScenarioInstance<S> returnToPool() {
    return move("returns to the warm pool", () -> world().group().returnToPool(id()));
  }

  /** Auto Scaling terminates it; the hook holds it up. */
  public ScenarioInstance<S> terminate() {
    return move("terminates", () -> world().group().terminate(id()));
  }

  private ScenarioInstance<S> move(String what, Runnable move) {
    if (!isInGroup()) {
      if (scenario().isPatient()) {
        return this;
      }
      throw new IllegalStateException(
          this + " is not in the group, so it cannot be: " + what + "." + soFar());
    }
    begin(what);
    move.run();
    return settled();
  }

  private void begin(String what) {
    step(what);
    world().group().putHook(hook(World.LAUNCH_HOOK, Direction.LAUNCHING));
    world().group().putHook(hook(World.TERMINATE_HOOK, Direction.TERMINATING));
  }

  private Hook hook(String name, Direction direction) {
    Hook hook = Hook.of(name, direction, World.HOOK_TIME);
    return metadata.isEmpty() ? hook : hook.withMetadata(Json.write(metadata));
  }

  /** The command that it waits for ends with 0, on each instance where it runs. */
  public ScenarioInstance<S> commandSucceeds() {
    return commandEnds(CommandStatus.SUCCESS);
  }

  /** The command that it waits for ends with another code than 0. */
  public ScenarioInstance<S> commandFails() {
    return commandEnds(CommandStatus.FAILED);
  }

  /** The command that it waits for ends so, on each instance where it runs. */
  public ScenarioInstance<S> commandEnds(CommandStatus status) {
    if (!status.isFinal()) {
      throw new IllegalArgumentException("a command does not end with " + status);
    }
    Optional<Command> open = openCommand();
    if (scenario().isPatient()) {
      for (Duration waited = Duration.ZERO;
          open.isEmpty() && waited.compareTo(PATIENCE) < 0;
          waited = waited.plus(GLANCE)) {
        world().pass(GLANCE);
        open = openCommand();
      }
      if (open.isEmpty()) {
        return this;
      }
    }
    Command command =
        open.orElseThrow(
            () ->
                new IllegalStateException(
                    "no command of " + this + " is open, so none can end." + soFar()));
    step("command ends with " + status + ": " + shown(command));
    command
        .invocations()
        .keySet()
        .forEach(on -> world().runCommand().end(command.id(), on, status));
    return settled();
  }

  /** The latest command that it sent and that has not ended. */
  @Override
  Optional<Command> openCommand() {
    return world().runCommand().list(CommandFilter.ALL).stream()
        .filter(command -> Story.commenter(command.comment()).equals(id()))
        .filter(command -> !command.status().isFinal())
        .findFirst();
  }

  /** So much time passes, for example {@code "10m"} or {@code "1h30m"}; then the sweep looks. */
  public ScenarioInstance<S> after(String span) {
    scenario().after(span);
    return this;
  }

  /** A schedule fires. */
  public ScenarioInstance<S> scheduleFires(String schedule) {
    scenario().scheduleFires(schedule);
    return this;
  }

  /** The latest event comes once more, with the same id. */
  public ScenarioInstance<S> lastEventAgain() {
    scenario().lastEventAgain();
    return this;
  }

  /** EC2 warns that it takes this Spot instance back. */
  public ScenarioInstance<S> spotInterruption() {
    return ec2("EC2 Spot Instance Interruption Warning", Map.of("instance-action", "terminate"));
  }

  /** EC2 recommends to replace this Spot instance. */
  public ScenarioInstance<S> rebalanceRecommended() {
    return ec2("EC2 Instance Rebalance Recommendation", Map.of());
  }

  /** EC2 reports a state of this instance, for example {@code shutting-down}. */
  public ScenarioInstance<S> stateChanges(String state) {
    return ec2("EC2 Instance State-change Notification", Map.of("state", state));
  }

  private ScenarioInstance<S> ec2(String detailType, Map<String, String> more) {
    step(detailType);
    Map<String, String> detail = new LinkedHashMap<>(more);
    detail.put("instance-id", id());
    String arn = "arn:aws:ec2:eu-west-1:123456789012:instance/" + id();
    scenario().send(scenario().envelope("aws.ec2", detailType, List.of(arn), detail));
    return settled();
  }

  private void step(String what) {
    scenario().story().step(name() + " " + what);
  }

  private ScenarioInstance<S> settled() {
    scenario().settled();
    return this;
  }
}

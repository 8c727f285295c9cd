package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.CommandStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An instance of a {@link LifecycleScenario}: what it is, what happens to it, and what becomes of
 * it. Each method returns the instance, so that a story reads in one go; what cannot be in its
 * lifecycle state is an {@link IllegalStateException}.
 *
 * @param <S> the model's states
 */
public final class ScenarioInstance<S extends Enum<S>> extends InstanceAssertions<S> {

  private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8}|i-[0-9a-f]{17}");

  private final Birth birth;
  private final Metadata metadata = new Metadata();
  private Duration boot = Duration.ZERO;
  private boolean launched;
  private boolean told;

  ScenarioInstance(LifecycleScenario<S> scenario, String name, int number) {
    super(scenario, name, id(name, number));
    birth = new Birth(id(), number, scenario.table().storedName(scenario.table().initial()));
  }

  /** The id of the instance of this name: that, or else one with this number. */
  static String id(String name, int number) {
    return ID.matcher(name).matches() ? name : "i-%017x".formatted(number);
  }

  @Override
  ScenarioInstance<S> self() {
    return this;
  }

  /** Its private IP address; unless set, {@code 10.0.0.1} for the first instance, and so on. */
  public String ip() {
    return birth.ip();
  }

  /** It is of this node type; unless set, {@code worker}. */
  public ScenarioInstance<S> type(String type) {
    requireNew("type");
    birth.type(type);
    return this;
  }

  /** It has this private IP address. */
  public ScenarioInstance<S> ip(String ip) {
    requireNew("ip");
    birth.ip(ip);
    return this;
  }

  /**
   * Its cloud-init writes this attribute, a string, into its record.
   *
   * @throws IllegalArgumentException if the runtime keeps an attribute of this name
   */
  public ScenarioInstance<S> attribute(String name, String value) {
    requireNew("attribute");
    birth.attribute(name, value);
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

  /** Whether it is there, or was: a record, the group or EC2 has told of it. */
  boolean hasBeen() {
    return told || !isNew();
  }

  private boolean isNew() {
    return !launched && !isInGroup() && !world().items().ids().contains(id());
  }

  private void requireNew(String what) {
    if (!isNew()) {
      throw new IllegalStateException(what + "(..) says what " + this + " is: before it launches");
    }
  }

  /** It is in service already, and its record has this status; nothing of the model has run. */
  public ScenarioInstance<S> existsIn(String status) {
    requireNew("existsIn");
    birth.status(status);
    scenario().story().step(name() + " exists in " + status);
    launched = true;
    world().items().put(birth.over(Map.of()));
    world().runCommand().register(id());
    world().group().add(id());
    return this;
  }

  /** It is in service already, and its record has this state; nothing of the model has run. */
  public ScenarioInstance<S> existsIn(S state) {
    return existsIn(scenario().table().storedName(Given.value("existsIn(state)", state)));
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
    if (launched) {
      throw new IllegalStateException(
          this + " has been and is gone, and ids do not come back: take another instance");
    }
    launched = true;
    step(what);
    metadata.during(launch, world().group());
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
      world().items().put(birth.over(item));
    }
  }

  /** Auto Scaling takes it out of the warm pool; the launch hook holds it up once more. */
  public ScenarioInstance<S> takeFromPool() {
    return move(GroupMove.TAKE_FROM_POOL);
  }

  /** Auto Scaling returns it to the warm pool; the terminate hook holds it up. */
  public ScenarioInstance<S> returnToPool() {
    return move(GroupMove.RETURN_TO_POOL);
  }

  /** Auto Scaling terminates it; the hook holds it up. */
  public ScenarioInstance<S> terminate() {
    return move(GroupMove.TERMINATE);
  }

  private ScenarioInstance<S> move(GroupMove move) {
    scenario().waitUntil(() -> !isInGroup() || move.isPossible(lifecycleState()));
    if (!move.isPossible(lifecycleState())) {
      if (scenario().isPatient()) {
        return this;
      }
      String where = isInGroup() ? "in " + lifecycleState() : "not in the group";
      throw new IllegalStateException(this + " is " + where + move.cannotBe() + soFar());
    }
    step(move.words());
    metadata.during(() -> move.of(id(), world().group()), world().group());
    return settled();
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
    if (!Given.value("commandEnds(status)", status).isFinal()) {
      throw new IllegalArgumentException("a command does not end with " + status);
    }
    scenario().waitUntil(() -> openCommand().isPresent());
    Optional<Command> open = openCommand();
    if (open.isEmpty() && scenario().isPatient()) {
      return this;
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

  /** A schedule fires: see {@link LifecycleScenario#scheduleFires}. */
  public ScenarioInstance<S> scheduleFires(String schedule) {
    scenario().scheduleFires(schedule);
    return this;
  }

  /** The event that told of the latest step comes once more: see {@link LifecycleScenario}. */
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
    Given.text("stateChanges(state)", state);
    told = true;
    return ec2("EC2 Instance State-change Notification", Map.of("state", state));
  }

  private ScenarioInstance<S> ec2(String detailType, Map<String, String> more) {
    scenario().cast().requireHasBeen(this, "EC2 tells nothing of it");
    Map<String, String> detail = new LinkedHashMap<>(more);
    detail.put("instance-id", id());
    String arn = "arn:aws:ec2:eu-west-1:123456789012:instance/" + id();
    scenario().event(name() + " " + detailType, "aws.ec2", detailType, List.of(arn), detail);
    return this;
  }

  private void step(String what) {
    scenario().begin(name() + " " + what);
  }

  private ScenarioInstance<S> settled() {
    scenario().settled();
    return this;
  }
}

package dev.lifecycle.testing;

import dev.lifecycle.runtime.report.Outcome;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What can be asserted of an instance of a scenario. An {@link AssertionError} says what does not
 * hold; an {@link IllegalStateException}, that the instance has never been.
 */
abstract sealed class InstanceAssertions<S extends Enum<S>> permits ScenarioInstance {

  private static final String WAITING = ":Wait";

  private final LifecycleScenario<S> scenario;
  private final String name;
  private final String id;

  InstanceAssertions(LifecycleScenario<S> scenario, String name, String id) {
    this.scenario = scenario;
    this.name = name;
    this.id = id;
  }

  abstract ScenarioInstance<S> self();

  abstract Optional<Command> openCommand();

  /** Its instance id. */
  public final String id() {
    return id;
  }

  final String name() {
    return name;
  }

  final LifecycleScenario<S> scenario() {
    return scenario;
  }

  final World world() {
    return scenario.world();
  }

  final boolean isInGroup() {
    return world().group().instances().containsKey(id);
  }

  private StoredNode<S> stored() {
    return new StoredNode<>(scenario.table(), world().items().get(id));
  }

  /** Its record is in this state. */
  public ScenarioInstance<S> assertState(S state) {
    Given.value("assertState(state)", state);
    StoredNode<S> stored = stored();
    return check(
        stored.state().equals(Optional.of(state)),
        "expected to be in " + state,
        stored.exists() ? "is in " + stored.shownState() : "has no record");
  }

  /** There is no record of it, any more or yet. */
  public ScenarioInstance<S> assertRemoved() {
    StoredNode<S> stored = stored();
    return check(!stored.exists(), "expected to be removed", "is in " + stored.shownState());
  }

  /**
   * Its record has this attribute.
   *
   * @param value a string, a number, a boolean, or a list or map of them
   */
  public ScenarioInstance<S> assertAttribute(String attribute, Object value) {
    Given.text("assertAttribute(name, ..)", attribute);
    Given.value("assertAttribute(.., value)", value);
    Optional<Object> found = stored().attribute(attribute);
    return check(
        found.equals(Optional.of(StoredNode.plain(value))),
        "expected to have " + attribute + " = " + value,
        found.map(is -> "has " + attribute + " = " + is).orElse("has none"));
  }

  /** Its record has no such attribute. */
  public ScenarioInstance<S> assertNoAttribute(String attribute) {
    Given.text("assertNoAttribute(name)", attribute);
    Optional<Object> found = stored().attribute(attribute);
    return check(
        found.isEmpty(),
        "expected to have no " + attribute,
        "has " + attribute + " = " + found.orElse(""));
  }

  /** Its record says that something failed, with these words in the error. */
  public ScenarioInstance<S> assertFailure(String words) {
    Given.value("assertFailure(words)", words);
    Optional<String> failure = stored().failure();
    return check(
        failure.filter(error -> error.contains(words)).isPresent(),
        "expected to have failed with '" + words + "'",
        failure.map(error -> "failed with '" + error + "'").orElse("has no failure"));
  }

  /** These rows were stored for it since the latest step, in this order. */
  public ScenarioInstance<S> assertTransitions(String... rows) {
    List<String> stored = new ArrayList<>();
    long revision = 0;
    List<Map<String, AttributeValue>> history = world().items().history(id);
    int before = scenario.story().versionsBefore(id);
    for (int at = 0; at < history.size(); at++) {
      StoredNode<S> version = new StoredNode<>(scenario.table(), history.get(at));
      if (at >= before && version.revision() != revision) {
        version.written().ifPresent(stored::add);
      }
      revision = version.revision();
    }
    return checkList("the transitions", List.of(rows), stored);
  }

  /**
   * The latest dispatch to it since the latest step ended like this; one that was ignored counts
   * only if all were.
   */
  public ScenarioInstance<S> assertOutcome(Outcome outcome) {
    Given.value("assertOutcome(outcome)", outcome);
    Optional<Outcome> found = scenario.story().outcome(id);
    return check(
        found.equals(Optional.of(outcome)),
        "expected the outcome " + outcome,
        found.map(is -> "got " + is).orElse("got none: no dispatch to it ended"));
  }

  /**
   * It waits for this command, which runs on the instance itself.
   *
   * @param script the program with its arguments as the shell gets them, or a document's name
   */
  public ScenarioInstance<S> assertCommand(String script) {
    return assertCommand(script, self());
  }

  /** It waits for this command, which runs on these instances. */
  public ScenarioInstance<S> assertCommand(String script, ScenarioInstance<?>... on) {
    Given.text("assertCommand(script)", script);
    Set<String> targets = Stream.of(on).map(ScenarioInstance::id).collect(Collectors.toSet());
    Optional<Command> open = openCommand();
    return check(
        open.filter(c -> Story.words(c).equals(script) && c.invocations().keySet().equals(targets))
            .isPresent(),
        "expected to wait for the command '" + script + "' on " + names(targets),
        open.map(command -> "waits for " + shown(command)).orElse("waits for no command"));
  }

  /** It waits for no command. */
  public ScenarioInstance<S> assertNoCommand() {
    Optional<Command> open = openCommand();
    return check(
        open.isEmpty(),
        "expected to wait for no command",
        open.map(command -> "waits for " + shown(command)).orElse(""));
  }

  /**
   * The latest command that it sent, whether or not it has ended.
   *
   * @throws AssertionError if it sent none
   */
  public final Command command() {
    return world().runCommand().list(CommandFilter.ALL).stream()
        .filter(command -> Story.commenter(command.comment()).equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " sent no command." + soFar()));
  }

  /** Its latest lifecycle action was completed with this result, and none is open. */
  public ScenarioInstance<S> assertCompleted(Hook.Result result) {
    Given.value("assertCompleted(result)", result);
    Optional<HookResult> latest =
        world().group().results().stream()
            .filter(one -> one.instance().equals(id))
            .reduce((earlier, later) -> later);
    boolean completed =
        latest
            .filter(one -> one.cause() == HookResult.Cause.CALL && one.result() == result)
            .isPresent();
    String found =
        latest
            .map(one -> "ended with " + one.result() + " by " + one.cause())
            .orElse("has had no lifecycle action");
    return check(
        completed && !isHeldUp(),
        "expected its lifecycle action to be completed with " + result,
        isHeldUp() ? "is still in " + lifecycleState() : found);
  }

  /** A lifecycle hook holds it up: its action is open. */
  public ScenarioInstance<S> assertHeldUp() {
    return check(
        isHeldUp(),
        "expected to be held up by its lifecycle hook",
        isInGroup() ? "is " + lifecycleState() : "is not in the group");
  }

  private boolean isHeldUp() {
    return lifecycleState().endsWith(WAITING);
  }

  final String lifecycleState() {
    return world().group().instances().getOrDefault(id, "");
  }

  /**
   * Its dispatches made these calls since the latest step, in this order, for example {@code SSM
   * SendCommand} and {@code Auto Scaling CompleteLifecycleAction CONTINUE}. Calls of the table,
   * looks and heartbeats do not count.
   */
  public ScenarioInstance<S> assertCalls(String... calls) {
    return checkList("the calls", List.of(calls), scenario.story().calls(id));
  }

  /** Its dispatches made no such call since the latest step: see {@link #assertCalls}. */
  public ScenarioInstance<S> assertNoCalls() {
    return assertCalls();
  }

  private ScenarioInstance<S> checkList(String what, List<String> expected, List<String> found) {
    return check(
        expected.equals(found),
        "expected " + what + " of the latest step to be " + expected,
        "has " + found);
  }

  private ScenarioInstance<S> check(boolean holds, String expected, String found) {
    if (scenario.isPatient()) {
      return self();
    }
    scenario.cast().requireHasBeen(self(), "nothing can be asserted of it");
    if (!holds) {
      throw new AssertionError(this + ": " + expected + ", but it " + found + "." + soFar());
    }
    return self();
  }

  /** The end of each message: what it waits for, and how it came to that. */
  final String soFar() {
    return "\nThe story so far:\n" + scenario + "\nNow:\n" + now();
  }

  private String now() {
    List<String> lines = new ArrayList<>();
    StoredNode<S> stored = stored();
    lines.add(stored.exists() ? name + " is in " + stored.shownState() : name + " has no record");
    if (isInGroup()) {
      lines.add("Auto Scaling has it in " + lifecycleState());
    }
    stored.failure().ifPresent(error -> lines.add("its record says that it failed: " + error));
    openCommand().ifPresent(command -> lines.add("it waits for " + shown(command)));
    stored
        .deadline()
        .ifPresent(at -> lines.add("its time is over at " + scenario.story().since(at)));
    world()
        .queue()
        .nextVisible()
        .ifPresent(at -> lines.add("an event is delivered again at " + scenario.story().since(at)));
    stored.ways().forEach(way -> lines.add("it goes on by " + way));
    return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
  }

  final String shown(Command command) {
    return "'" + Story.words(command) + "' on " + names(command.invocations().keySet());
  }

  private String names(Set<String> ids) {
    return ids.stream().map(scenario.cast()::nameOf).sorted().collect(Collectors.joining(", "));
  }

  @Override
  public final String toString() {
    return name.equals(id) ? id : name + " (" + id + ")";
  }
}

package dev.lifecycle.processor.report;

import java.util.List;

/**
 * Every problem that the processor knows. Each text says what is wrong, what was found, and what to
 * write.
 */
public final class Problems {

  private Problems() {}

  /** A type or a value of the model is in error itself. */
  public static Problem unresolved(String model, String part) {
    return Problem.error(
        "LifecycleUnresolved",
        ("%s was not checked and nothing is generated for it: %s mentions what is missing or wrong."
                + " See the other errors; if there are none, the class path lacks something.")
            .formatted(model, part));
  }

  /** The class, or the enum of its states, is of a kind that generated code cannot use. */
  public static Problem modelKind(String name, String found, String instead) {
    return Problem.error(
        "LifecycleModelKind",
        "%s is %s, so generated code cannot use it. %s".formatted(name, found, instead));
  }

  /** A name that is no state. */
  public static Problem unknownState(String name, String remark) {
    return Problem.error("LifecycleUnknownState", "Unknown state '%s'%s".formatted(name, remark));
  }

  /** {@code ANY}, {@code REMOVED} or {@code STAY} where it has no meaning. */
  public static Problem noState(String constant, String instead) {
    return Problem.error(
        "LifecycleUnknownState", "%s has no meaning here. %s".formatted(constant, instead));
  }

  /** A state with two parts that exclude each other. */
  public static Problem initial(String state, String part, String other, String consequence) {
    return Problem.error(
        "LifecycleInitial", "'%s' is %s and %s: %s.".formatted(state, part, other, consequence));
  }

  /** One thing twice in one list. */
  public static Problem namedTwice(String name) {
    return Problem.error(
        "LifecycleNamedTwice",
        "'%s' is named twice. Remove it here, or write what you meant instead.".formatted(name));
  }

  /** No source, or a state beside {@code ANY}. */
  public static Problem source(String found) {
    return Problem.error(
        "LifecycleSource",
        "source %s. Name the states that the transition leaves, or Transition.ANY alone."
            .formatted(found));
  }

  /** An id that is no transition. */
  public static Problem unknownTransition(String id, String remark) {
    return Problem.error(
        "LifecycleUnknownTransition", "Unknown transition '%s'%s".formatted(id, remark));
  }

  /** A task of no transition. */
  public static Problem noTransition() {
    return Problem.error(
        "LifecycleUnknownTransition",
        "The list is empty: with which transitions does this task run? Name them, or remove the"
            + " list: the task then runs with every transition.");
  }

  /** A name that is no condition. */
  public static Problem unknownCondition(String name, String remark) {
    return Problem.error(
        "LifecycleUnknownCondition", "Unknown condition '%s'%s".formatted(name, remark));
  }

  /** A method that returns the wrong thing. */
  public static Problem signature(String part, String found, String signature) {
    return Problem.error(
        "LifecycleSignature",
        "%s, but this method returns %s. Write: %s".formatted(part, found, signature));
  }

  /** A condition that is something else too. */
  public static Problem conditionAndTask(String method) {
    return Problem.error(
        "LifecycleSignature",
        "'%s' is a condition, which only reads, and a task too. Make it two methods."
            .formatted(method));
  }

  /** A parameter that cannot be injected. */
  public static Problem parameter(String type, String reason, List<String> available) {
    return Problem.error(
        "LifecycleParameter",
        "%s cannot be injected here: %s. Take any of: %s."
            .formatted(type, reason, String.join(", ", available)));
  }

  /** An {@code on} that is no event. */
  public static Problem eventType(String type) {
    return Problem.error(
        "LifecycleEventType",
        "%s is no event. Write a type of dev.lifecycle.runtime.event: InstanceLaunching.class"
            .formatted(type));
  }

  /** Two of one name. */
  public static Problem duplicateId(String first, String instead) {
    return Problem.error(
        "LifecycleDuplicateId", "There is %s already. %s".formatted(first, instead));
  }

  /** A method that cannot be called. */
  public static Problem methodKind(String method, String found, String instead) {
    return Problem.error(
        "LifecycleMethodKind",
        "'%s' is %s, so generated code cannot call it. %s".formatted(method, found, instead));
  }

  /** A name that records cannot hold, or hold already for something else. */
  public static Problem storedName(String name, String fault, String instead) {
    return Problem.error("LifecycleStoredName", "'%s' %s. %s".formatted(name, fault, instead));
  }

  /** {@code STAY} without a trigger. */
  public static Problem stay() {
    return Problem.error(
        "LifecycleStay",
        "Without a trigger this transition would fire again and again. Write on = or timeout =");
  }

  /** A time-out that is too short, too long, or no length of time. */
  public static Problem timeout(String text, String reason) {
    return Problem.error(
        "LifecycleTimeout",
        "'%s' is %s. Write a number and s, m or h, from \"1m\" to \"48h\"."
            .formatted(text, reason));
  }

  /** Both a time-out and an event. */
  public static Problem timeoutTrigger() {
    return Problem.error(
        "LifecycleTimeoutTrigger",
        "A transition has either a timeout or events that trigger it. Write two transitions.");
  }

  /** A schedule that fires at no time. */
  public static Problem rate(String rate, String reason) {
    return Problem.error(
        "LifecycleRate",
        "rate is '%s': %s. Write, for example, \"rate(5 minutes)\" or \"cron(0 3 * * ? *)\"."
            .formatted(rate, reason));
  }

  /** A schedule without its event. */
  public static Problem scheduleTrigger(String schedule) {
    return Problem.warning(
        "LifecycleScheduleTrigger",
        "Schedule '%s' triggers the transition by a ScheduleFired. Say so: on = ScheduleFired.class"
            .formatted(schedule));
  }

  /** A schedule that no method has. */
  public static Problem unknownSchedule(String name, String remark) {
    return Problem.warning(
        "LifecycleUnknownSchedule",
        "Unknown schedule '%s'%s Without a method @Scheduled(\"%s\") it reaches no node."
            .formatted(name, remark, name));
  }

  /** An event that has no type of its own, and is not named in full. */
  public static Problem otherEvent(List<String> missing) {
    return Problem.error(
        "LifecycleOtherEvent",
        "%s %s missing. Write all three: on = OtherEvent.class, eventSource and detailType."
            .formatted(String.join(" and ", missing), missing.size() == 1 ? "is" : "are"));
  }

  /** Two transitions that want the same. */
  public static Problem sameTrigger(String id, String first, String source, String trigger) {
    return Problem.error(
        "LifecycleSameTrigger",
        ("'%s' never fires in '%s': '%s' leaves it %s too, stands first and has no guard. Give that"
                + " one a guard (when or unless), or remove one of them.")
            .formatted(id, source, first, trigger));
  }

  /** A transition that others always forestall. */
  public static Problem hidden(String id, List<String> hiders, String instead) {
    return Problem.error(
        "LifecycleHiddenTransition",
        "'%s' never fires: %s. %s".formatted(id, String.join(", and ", hiders), instead));
  }

  /** A transition on a lifecycle action where none is judged. */
  public static Problem unjudged(String id, String state, String initial, String instead) {
    return Problem.error(
        "LifecycleHiddenTransition",
        ("'%s' never fires in '%s', a pending status: while a node is not ready a launch waits for"
                + " '%s', and any other action is completed at once. %s, or leave '%s' out of"
                + " pending = {...}.")
            .formatted(id, state, initial, instead, state));
  }

  /** Completion transitions in a circle. */
  public static Problem completionLoop(String path) {
    return Problem.error(
        "LifecycleCompletionLoop",
        ("%s goes round and round: each of these transitions fires as soon as the one before it"
                + " has. Give one of them a trigger (on or timeout) or a guard (when or unless).")
            .formatted(path));
  }

  /** A time-out that a command cannot keep. */
  public static Problem commandTimeout(String timeout, String state, String sender) {
    return Problem.error(
        "LifecycleCommandTimeout",
        ("timeout is '%s', but in '%s' the node may wait for the command that '%s' sends, which"
                + " takes up to a minute to start. Write at least \"2m\".")
            .formatted(timeout, state, sender));
  }

  /** {@code completes} where there is nothing to complete. */
  public static Problem completes(String id) {
    return Problem.error(
        "LifecycleCompletes",
        ("No lifecycle action is ever open when '%s' fires: none has come yet, or an earlier"
                + " transition has completed it. Remove completes = true.")
            .formatted(id));
  }

  /** A path on which an action is left open. */
  public static Problem neverCompletes(String path, String action) {
    return Problem.warning(
        "LifecycleNeverCompletes",
        ("%s without completing: the %s instance waits until its hook times out. Write completes ="
                + " true on the last transition of this path, or on one before it.")
            .formatted(path, action));
  }

  /** A transition that leaves an action open where a node is. */
  public static Problem staysOpen(String id, List<String> states, String action) {
    return Problem.warning(
        "LifecycleNeverCompletes",
        ("'%s' stays in %s without completing, and nothing completes after it: the %s instance waits"
                + " until its hook times out. Write completes = true here, or a dest from which"
                + " other transitions go on to one that completes.")
            .formatted(id, Suggestions.some(states), action));
  }

  /** A rest that may last too long. */
  public static Problem openRest(String state, String action) {
    return Problem.warning(
        "LifecycleOpenRest",
        ("A node may rest in '%s' for good while its %s instance waits: no timeout is sure to end"
                + " it. Write a transition with source = \"%s\" and timeout = \"10m\", without a"
                + " guard, or complete it before.")
            .formatted(state, action, state));
  }

  /** A way round that nothing ends. */
  public static Problem endlessRetry(String reason, String way, String action, String again) {
    return Problem.warning(
        "LifecycleEndlessRetry",
        ("While %s, %s goes round without end and its %s instance waits. Give '%s' a guard (when or"
                + " unless), and write a second transition with its trigger that leads to where the"
                + " action is completed.")
            .formatted(reason, way, action, again));
  }

  /** A state that nothing leads to. */
  public static Problem neverEntered(String state, String model) {
    return Problem.warning(
        "LifecycleNeverEntered",
        ("No transition of %s enters '%s'. Write one with dest = \"%s\", or remove the state. If"
                + " cloud-init or an operator writes it:"
                + " @SuppressWarnings(\"lifecycle:LifecycleNeverEntered\")")
            .formatted(model, state, state));
  }

  /** A transition after which a node is taken for one that is not ready yet. */
  public static Problem entersPending(String state) {
    return Problem.warning(
        "LifecycleEntersPending",
        ("'%s' is a pending status, so a node there counts as not ready: when it terminates it is"
                + " removed without a transition, and a launch waits until something else writes"
                + " another status. Name another state, or leave '%s' out of pending = {...}.")
            .formatted(state, state));
  }

  /** Where launches find a node, and nothing takes them. */
  public static Problem unhandledLaunch(List<String> states) {
    return Problem.warning(
        "LifecycleUnhandledLaunch",
        ("Each launch fails: it finds the node in %s, where no transition takes it, so the instance"
                + " is abandoned. Write one with source = \"%s\" and on = InstanceLaunching.class,"
                + " or name as initial the state that has one.")
            .formatted(Suggestions.some(states), states.get(0)));
  }

  /** A state in which a termination takes a node unprepared. */
  public static Problem unhandledTermination(String state) {
    return Problem.warning(
        "LifecycleUnhandledTermination",
        ("An instance that terminates in '%s' goes at once: no transition leaves it then. Name '%s'"
                + " in the source of one with on = InstanceTerminating.class, or write"
                + " Transition.ANY.")
            .formatted(state, state));
  }

  /** A model that ignores terminations. */
  public static Problem noTermination() {
    return Problem.warning(
        "LifecycleUnhandledTermination",
        "No transition is triggered when an instance terminates: it goes at once. Write one:"
            + " @Transition(source = Transition.ANY, dest = ..., on = InstanceTerminating.class)");
  }

  /** A model without a failure state. */
  public static Problem noFailureState() {
    return Problem.warning(
        "LifecycleNoFailureState",
        "A node whose task throws stays where it is and waits for an operator: there is no failure"
            + " state. Name one: failure = \"...\"");
  }

  /** A field that may change. */
  public static Problem mutableField(String field) {
    return Problem.warning(
        "LifecycleMutableField",
        ("'%s' is not final, but one object of the model serves all nodes on all threads. Make it"
                + " final, or keep what is a node's own in the node: node.set(\"...\", ...)")
            .formatted(field));
  }

  /** A key in {@code @SuppressWarnings} that no warning has. */
  public static Problem unknownKey(String name, String instead) {
    return Problem.warning(
        "LifecycleUnknownKey",
        "'%s' names no warning, so it suppresses nothing%s".formatted(name, instead));
  }

  /** A key in {@code @SuppressWarnings} that only errors have. */
  public static Problem unsuppressible(String name) {
    return Problem.warning(
        "LifecycleUnknownKey",
        "'%s' is an error, which nothing suppresses. Mend what it tells of, and remove this."
            .formatted(name));
  }

  /** A file that could not be written. */
  public static Problem notWritten(String file, String reason) {
    return Problem.error(
        "LifecycleNotWritten",
        "%s cannot be generated: %s. Rename what has its name.".formatted(file, reason));
  }
}

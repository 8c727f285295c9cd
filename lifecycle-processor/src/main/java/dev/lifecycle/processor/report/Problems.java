package dev.lifecycle.processor.report;

import java.util.Collection;
import java.util.List;

/**
 * Every problem that the processor knows. Each text says what is wrong, what was found, and what to
 * write.
 */
public final class Problems {

  private Problems() {}

  /** A type or a value of the model is in error itself. */
  public static Problem unresolved(String model) {
    return Problem.error(
        "LifecycleUnresolved",
        "%s was not checked and nothing is generated for it: a type that it mentions is missing or"
                .formatted(model)
            + " wrong. See the other errors; once they are gone, so is this one.");
  }

  /** The class, or the enum of its states, is of a kind that generated code cannot use. */
  public static Problem modelKind(String name, String found, String instead) {
    return Problem.error(
        "LifecycleModelKind",
        "%s is %s, so generated code cannot use it. %s".formatted(name, found, instead));
  }

  /** A name that is no state. */
  public static Problem unknownState(String name, Collection<String> known) {
    return Problem.error("LifecycleUnknownState", Suggestions.unknown("state", name, known));
  }

  /** No source, or a state beside {@code ANY}. */
  public static Problem source(String found) {
    return Problem.error(
        "LifecycleSource",
        "source %s. Name the states that the transition leaves, or Transition.ANY alone."
            .formatted(found));
  }

  /** An id that is no transition. */
  public static Problem unknownTransition(String id, Collection<String> known) {
    return Problem.error(
        "LifecycleUnknownTransition", Suggestions.unknown("transition", id, known));
  }

  /** A name that is no condition. */
  public static Problem unknownCondition(String name, Collection<String> known) {
    return Problem.error(
        "LifecycleUnknownCondition", Suggestions.unknown("condition", name, known));
  }

  /** A name that is a method, but no condition. */
  public static Problem noCondition(String method) {
    return Problem.error(
        "LifecycleUnknownCondition",
        "Unknown condition '%s': the method of this name is not annotated @Condition."
            .formatted(method));
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
        "'%s' is a condition, which only reads, and something that runs too. Make it two methods."
            .formatted(method));
  }

  /** A parameter that cannot be injected. */
  public static Problem parameter(String type, String reason, List<String> available) {
    return Problem.error(
        "LifecycleParameter",
        "%s cannot be injected here: %s. There is: %s."
            .formatted(type, reason, String.join(", ", available)));
  }

  /** An {@code on} that is no event. */
  public static Problem eventType(String type) {
    return Problem.error(
        "LifecycleEventType",
        ("%s is no event. Write a type of dev.lifecycle.runtime.event, for example"
                + " InstanceLaunching.class.")
            .formatted(type));
  }

  /** Two transitions with one id. */
  public static Problem duplicateTransition(String id) {
    return Problem.error(
        "LifecycleDuplicateId",
        "There is a transition '%s' already. Give this one a name of its own: name = \"...\""
            .formatted(id));
  }

  /** Two methods of one name that cannot be told apart where they are named. */
  public static Problem duplicateMethod(String name) {
    return Problem.error(
        "LifecycleDuplicateId",
        "There is another annotated method '%s' from which this one cannot be told. Rename one."
            .formatted(name));
  }

  /** Two methods of one schedule. */
  public static Problem duplicateSchedule(String name) {
    return Problem.error(
        "LifecycleDuplicateId",
        "There is a schedule '%s' already. Give this one another name, or make it one method."
            .formatted(name));
  }

  /** A method that cannot be called. */
  public static Problem methodKind(String method, String found, String instead) {
    return Problem.error(
        "LifecycleMethodKind",
        "'%s' is %s, so generated code cannot call it. %s".formatted(method, found, instead));
  }

  /** Two states with one stored name. */
  public static Problem storedName(String name, String other) {
    return Problem.error(
        "LifecycleStoredName",
        ("'%s' is a stored name of %s already, so a record could mean either. Give this state"
                + " another: @Stored(\"...\")")
            .formatted(name, other));
  }

  /** {@code STAY} without a trigger. */
  public static Problem stay() {
    return Problem.error(
        "LifecycleStay",
        "A transition that stays where it is fires again and again unless something triggers it."
            + " Say what: on = ...");
  }

  /** A time-out that is no length of time. */
  public static Problem unreadableTimeout(String text) {
    return Problem.error(
        "LifecycleTimeout",
        "'%s' is no length of time. Write a number and s, m or h: \"90s\", \"10m\", \"2h\""
            .formatted(text));
  }

  /** A time-out that is too short or too long. */
  public static Problem timeoutRange(String text) {
    return Problem.error(
        "LifecycleTimeout", "timeout is '%s'; it must be between 1m and 48h.".formatted(text));
  }

  /** Both a time-out and an event. */
  public static Problem timeoutTrigger() {
    return Problem.error(
        "LifecycleTimeoutTrigger",
        "A transition has either a timeout or events that trigger it. Write two transitions.");
  }

  /** A schedule without its event. */
  public static Problem scheduleTrigger(String schedule) {
    return Problem.warning(
        "LifecycleScheduleTrigger",
        "Schedule '%s' triggers the transition by a ScheduleFired. Say so: on = ScheduleFired.class"
            .formatted(schedule));
  }

  /** A schedule that no method has. */
  public static Problem unknownSchedule(String name, Collection<String> known) {
    return Problem.warning(
        "LifecycleUnknownSchedule",
        Suggestions.unknown("schedule", name, known)
            + " It reaches no node until a method @Scheduled(\"%s\") chooses some."
                .formatted(name));
  }

  /** An event that has no type of its own, and is not named in full. */
  public static Problem otherEvent(String missing) {
    return Problem.error(
        "LifecycleOtherEvent",
        "The transition lacks %s. An event without a type of its own is named by on ="
                .formatted(missing)
            + " OtherEvent.class, eventSource and detailType: all three.");
  }

  /** Two transitions that want the same. */
  public static Problem sameTrigger(String id, String first, String source, String trigger) {
    return Problem.error(
        "LifecycleSameTrigger",
        ("'%s' never fires in '%s': '%s' leaves it %s too, stands first and has no guard. Give '%s'"
                + " a guard (when or unless), or remove one of them.")
            .formatted(id, source, first, trigger, first));
  }

  /** A transition that others always forestall. */
  public static Problem hidden(String id, List<String> hiders, String instead) {
    return Problem.error(
        "LifecycleHiddenTransition",
        "'%s' never fires: %s. %s".formatted(id, String.join(", and ", hiders), instead));
  }

  /** Completion transitions in a circle. */
  public static Problem completionLoop(String path) {
    return Problem.error(
        "LifecycleCompletionLoop",
        ("%s goes round and round: each of these transitions fires as soon as the one before it has."
                + " Give one of them a trigger (on or timeout) or a guard (when or unless).")
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

  /** A rest that may last too long. */
  public static Problem openRest(String state, String action) {
    return Problem.warning(
        "LifecycleOpenRest",
        ("A node may rest in '%s' for good while its %s instance waits: no timeout ends it. Write a"
                + " transition with source = \"%s\" and timeout = \"10m\", or complete it before.")
            .formatted(state, action, state));
  }

  /** A state that nothing leads to. */
  public static Problem neverEntered(String state) {
    return Problem.warning(
        "LifecycleNeverEntered",
        ("No transition enters '%s'. Write one with dest = \"%s\", or remove the state. If cloud-init"
                + " or an operator writes it: @SuppressWarnings(\"lifecycle:LifecycleNeverEntered\")")
            .formatted(state, state));
  }

  /** A state in which a termination takes a node unprepared. */
  public static Problem unhandledTermination(String state) {
    return Problem.warning(
        "LifecycleUnhandledTermination",
        ("An instance that terminates in '%s' goes at once: no transition leaves it then. Name '%s' in"
                + " the source of one with on = InstanceTerminating.class, or write Transition.ANY.")
            .formatted(state, state));
  }

  /** A model that ignores terminations. */
  public static Problem noTermination() {
    return Problem.warning(
        "LifecycleUnhandledTermination",
        "An instance that terminates goes at once: no transition is triggered by it. Write one:"
            + " @Transition(source = Transition.ANY, dest = ..., on = InstanceTerminating.class)");
  }

  /** A model without a failure state. */
  public static Problem noFailureState() {
    return Problem.warning(
        "LifecycleNoFailureState",
        "There is no failure state: a node whose task throws stays where it is and does nothing until"
            + " an operator looks. Name a state for it: failure = \"...\"");
  }

  /** A field that may change. */
  public static Problem mutableField(String field) {
    return Problem.warning(
        "LifecycleMutableField",
        ("'%s' is not final, but one object of the model serves all nodes on all threads at once."
                + " Make it final, or keep what is a node's own in the node: node.set(\"...\", ...)")
            .formatted(field));
  }

  /** A file that could not be written. */
  public static Problem notWritten(String file, String reason) {
    return Problem.error(
        "LifecycleNotWritten",
        "%s cannot be generated: %s. Rename what is in its way.".formatted(file, reason));
  }
}

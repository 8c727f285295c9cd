package dev.lifecycle.processor.report;

import java.util.Set;

/** The keys of all problems; a test holds them and the catalogue together. */
public final class Keys {

  /** What every key begins with. */
  public static final String STEM = "Lifecycle";

  /** Those of warnings, which can be suppressed. */
  public static final Set<String> WARNINGS =
      Set.of(
          "LifecycleEndlessRetry",
          "LifecycleEntersPending",
          "LifecycleMutableField",
          "LifecycleNeverCompletes",
          "LifecycleNeverEntered",
          "LifecycleNoFailureState",
          "LifecycleOpenRest",
          "LifecycleScheduleTrigger",
          "LifecycleUnhandledLaunch",
          "LifecycleUnhandledTermination",
          "LifecycleUnknownKey",
          "LifecycleUnknownSchedule");

  /** Those of errors. */
  public static final Set<String> ERRORS =
      Set.of(
          "LifecycleCommandTimeout",
          "LifecycleCompletes",
          "LifecycleCompletionLoop",
          "LifecycleDuplicateId",
          "LifecycleEventType",
          "LifecycleHiddenTransition",
          "LifecycleInitial",
          "LifecycleMethodKind",
          "LifecycleModelKind",
          "LifecycleNamedTwice",
          "LifecycleNotWritten",
          "LifecycleOtherEvent",
          "LifecycleParameter",
          "LifecycleRate",
          "LifecycleSameTrigger",
          "LifecycleSignature",
          "LifecycleSource",
          "LifecycleStay",
          "LifecycleStoredName",
          "LifecycleTimeout",
          "LifecycleTimeoutTrigger",
          "LifecycleUnknownCondition",
          "LifecycleUnknownState",
          "LifecycleUnknownTransition",
          "LifecycleUnresolved");

  private Keys() {}
}

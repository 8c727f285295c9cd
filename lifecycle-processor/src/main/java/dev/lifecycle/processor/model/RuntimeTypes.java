package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Set;

/**
 * The types outside of a model that its methods and generated code refer to. The processor does not
 * depend on the runtime; a test holds the two together.
 */
public final class RuntimeTypes {

  private static final String RUNTIME = "dev.lifecycle.runtime";
  private static final String DISPATCH = RUNTIME + ".dispatch";
  private static final String EVENT = RUNTIME + ".event";
  private static final String LAMBDA = "com.amazonaws.services.lambda.runtime";

  // What methods are given and return.
  public static final ClassName NODE = ClassName.get(RUNTIME, "Node");
  public static final ClassName NODES = ClassName.get(RUNTIME, "Nodes");
  public static final ClassName COMMANDS = ClassName.get(RUNTIME, "Commands");
  public static final ClassName LIFECYCLE_ACTION = ClassName.get(RUNTIME, "LifecycleAction");
  public static final ClassName RUN = ClassName.get(RUNTIME, "Run");
  public static final ClassName SERVICES = ClassName.get(RUNTIME, "Services");

  /** The base class that a model may have. */
  public static final ClassName LIFECYCLE_MODEL = ClassName.get(RUNTIME, "LifecycleModel");

  // The events that rules and generators know by name.
  public static final ClassName LIFECYCLE_EVENT = ClassName.get(EVENT, "LifecycleEvent");
  public static final ClassName INSTANCE_ACTION = ClassName.get(EVENT, "InstanceAction");
  public static final ClassName INSTANCE_LAUNCHING = ClassName.get(EVENT, "InstanceLaunching");
  public static final ClassName INSTANCE_TERMINATING = ClassName.get(EVENT, "InstanceTerminating");
  public static final ClassName INSTANCE_RETURNING = ClassName.get(EVENT, "InstanceReturning");
  public static final ClassName COMMAND_FINISHED = ClassName.get(EVENT, "CommandFinished");
  public static final ClassName COMMAND_SUCCEEDED = ClassName.get(EVENT, "CommandSucceeded");
  public static final ClassName COMMAND_FAILED = ClassName.get(EVENT, "CommandFailed");
  public static final ClassName SCHEDULE_FIRED = ClassName.get(EVENT, "ScheduleFired");
  public static final ClassName OTHER_EVENT = ClassName.get(EVENT, "OtherEvent");
  public static final ClassName DEADLINE_PASSED = ClassName.get(EVENT, "DeadlinePassed");

  /** The types that an event of a terminating instance is of. */
  public static final Set<ClassName> OF_INSTANCE_TERMINATING =
      Set.of(INSTANCE_TERMINATING, INSTANCE_ACTION, LIFECYCLE_EVENT);

  // What generated code is made of.
  public static final ClassName TRANSITION_TABLE = ClassName.get(DISPATCH, "TransitionTable");
  public static final ClassName TRANSITION_ROW = ClassName.get(DISPATCH, "TransitionRow");
  public static final ClassName DISPATCHER = ClassName.get(DISPATCH, "Dispatcher");
  public static final ClassName JUDGEMENT = ClassName.get(DISPATCH, "Judgement");
  public static final ClassName TASK_SCOPE = ClassName.get(DISPATCH, "TaskScope");
  public static final ClassName SCHEDULE_SCOPE = ClassName.get(DISPATCH, "ScheduleScope");
  public static final ClassName LIFECYCLE_FUNCTION = ClassName.get(RUNTIME, "LifecycleFunction");
  public static final ClassName DISPATCH_LISTENER =
      ClassName.get(RUNTIME + ".report", "DispatchListener");
  public static final ClassName REQUEST_STREAM_HANDLER =
      ClassName.get(LAMBDA, "RequestStreamHandler");
  public static final ClassName CONTEXT = ClassName.get(LAMBDA, "Context");

  private RuntimeTypes() {}
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.annotation.Transition;
import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredParameter;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.Parameter.Kind;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A parameter can be filled whenever its method runs. */
final class ParameterRule implements Rule {

  private static final List<String> TO_CONDITIONS =
      List.of(
          "Node",
          "Nodes",
          "LifecycleAction",
          "Optional<LifecycleAction>",
          "LifecycleEvent",
          "Run",
          "the one type of the events that trigger the transition");
  private static final List<String> TO_AFTER = TO_CONDITIONS.subList(0, 6);
  private static final List<String> TO_TASKS =
      Stream.concat(Stream.of("Commands"), TO_CONDITIONS.stream()).toList();
  private static final List<String> TO_SCHEDULED =
      List.of("Nodes", "ScheduleFired", "LifecycleEvent", "Run");

  private final KnownTypes types;
  private final Triggers triggers;

  ParameterRule(KnownTypes types, Triggers triggers) {
    this.types = types;
    this.triggers = triggers;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.methods().stream().flatMap(method -> check(model, method));
  }

  private Stream<Finding> check(DiscoveredModel model, DiscoveredMethod method) {
    return method.parameters().stream()
        .flatMap(
            parameter ->
                refusal(model, method, parameter)
                    .map(reason -> finding(method, parameter, reason))
                    .stream());
  }

  private static Finding finding(
      DiscoveredMethod method, DiscoveredParameter parameter, String reason) {
    String type = Signatures.spelt(parameter.type());
    return Problems.parameter(type, reason, available(method)).at(parameter.origin());
  }

  private static List<String> available(DiscoveredMethod method) {
    if (method.schedule().isPresent()) {
      return TO_SCHEDULED;
    }
    if (method.after().isPresent()) {
      return TO_AFTER;
    }
    return method.condition().isPresent() ? TO_CONDITIONS : TO_TASKS;
  }

  /** Why this parameter cannot be filled. */
  private Optional<String> refusal(
      DiscoveredModel model, DiscoveredMethod method, DiscoveredParameter parameter) {
    Optional<Parameter> known = types.parameter(parameter.type());
    if (known.isEmpty()) {
      return Optional.of("it is nothing that the runtime has");
    }
    if (method.schedule().isPresent()) {
      return ofScheduled(known.get());
    }
    if (known.get().kind() == Kind.COMMANDS) {
      return ofCommands(model, method);
    }
    return known.get().isTypedEvent() ? ofEvent(model, method, known.get()) : Optional.empty();
  }

  private static Optional<String> ofScheduled(Parameter parameter) {
    return switch (parameter.kind()) {
      case NODES, ANY_EVENT, RUN -> Optional.empty();
      case NODE, ACTION, OPTIONAL_ACTION -> Optional.of("a schedule is no single node's");
      case COMMANDS -> Optional.of("commands are sent by transitions only");
      case EVENT, ACTION_EVENT ->
          parameter.type().equals(RuntimeTypes.SCHEDULE_FIRED)
              ? Optional.empty()
              : Optional.of("the event is a ScheduleFired");
    };
  }

  private static Optional<String> ofCommands(DiscoveredModel model, DiscoveredMethod method) {
    if (method.condition().isPresent()) {
      return Optional.of("a condition only reads");
    }
    if (method.after().isPresent()) {
      return Optional.of("an @After task runs when the command is sent already");
    }
    return model
        .rowsWithTask(method)
        .filter(row -> row.dest().value().equals(Transition.REMOVED))
        .findFirst()
        .map(row -> "'%s' removes the record, so no result could be told".formatted(id(row)));
  }

  private Optional<String> ofEvent(
      DiscoveredModel model, DiscoveredMethod method, Parameter parameter) {
    if (method.after().isPresent()) {
      return Optional.of("an @After task that is made good after a crash runs under another event");
    }
    String type = parameter.type().simpleName();
    Stream<DiscoveredTransition> rows =
        method.condition().isPresent() ? model.rowsGuardedBy(method) : model.rowsWithTask(method);
    List<DiscoveredTransition> reached = rows.toList();
    Optional<String> other =
        reached.stream()
            .filter(row -> !triggers.allAre(row, parameter.type()))
            .findFirst()
            .map(row -> "'%s' is not triggered by %s alone".formatted(id(row), type));
    if (other.isPresent()
        || method.condition().isPresent()
        || parameter.kind() == Kind.ACTION_EVENT) {
      return other;
    }
    return reached.stream()
        .filter(row -> sendsCommand(model, row))
        .findFirst()
        .map(
            row ->
                "'%s' sends a command, and its tasks may run again under another event"
                    .formatted(id(row)));
  }

  private boolean sendsCommand(DiscoveredModel model, DiscoveredTransition row) {
    return model
        .tasksBeforeStore(row)
        .flatMap(method -> method.parameters().stream())
        .flatMap(parameter -> types.parameter(parameter.type()).stream())
        .anyMatch(parameter -> parameter.kind() == Kind.COMMANDS);
  }

  private static String id(DiscoveredTransition row) {
    return row.id().value();
  }
}

package dev.lifecycle.processor.validate;

import dev.lifecycle.annotation.Transition;
import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredParameter;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.Parameter.Kind;
import dev.lifecycle.processor.model.RuntimeTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;

/** What the methods of a model can be given, and why not more. */
final class Injection {

  /** What there is, apart from an event as its own type. */
  private static final List<Parameter> SERVED =
      List.of(
          new Parameter(Kind.COMMANDS, RuntimeTypes.COMMANDS),
          new Parameter(Kind.NODE, RuntimeTypes.NODE),
          new Parameter(Kind.NODES, RuntimeTypes.NODES),
          new Parameter(Kind.ACTION, RuntimeTypes.LIFECYCLE_ACTION),
          new Parameter(Kind.OPTIONAL_ACTION, RuntimeTypes.LIFECYCLE_ACTION),
          new Parameter(Kind.ANY_EVENT, RuntimeTypes.LIFECYCLE_EVENT),
          new Parameter(Kind.RUN, RuntimeTypes.RUN));

  private final DiscoveredModel model;
  private final KnownTypes types;
  private final Triggers triggers;

  Injection(DiscoveredModel model, KnownTypes types, Triggers triggers) {
    this.model = model;
    this.types = types;
    this.triggers = triggers;
  }

  /** The types that this method's parameters may be of. */
  List<String> offers(DiscoveredMethod method) {
    return Stream.concat(SERVED.stream(), events(method))
        .filter(parameter -> refusal(method, parameter).isEmpty())
        .map(Injection::spelt)
        .toList();
  }

  private static String spelt(Parameter parameter) {
    String type = parameter.type().simpleName();
    return parameter.kind() == Kind.OPTIONAL_ACTION ? "Optional<" + type + ">" : type;
  }

  /** The narrowest type of the events that make a method run, if they have one of their own. */
  private Stream<Parameter> events(DiscoveredMethod method) {
    if (method.schedule().isPresent()) {
      return Stream.of(new Parameter(Kind.EVENT, RuntimeTypes.SCHEDULE_FIRED));
    }
    List<DiscoveredTransition> reached = reached(method);
    return Stream.concat(
            reached.stream().flatMap(row -> triggers.fired(row).stream()),
            Stream.of(RuntimeTypes.INSTANCE_ACTION, RuntimeTypes.COMMAND_FINISHED))
        .filter(type -> !type.equals(RuntimeTypes.LIFECYCLE_EVENT))
        .filter(type -> reached.stream().allMatch(row -> triggers.allAre(row, type)))
        .map(types::event)
        .limit(reached.isEmpty() ? 0 : 1);
  }

  /** Why a parameter cannot be filled. */
  Optional<String> refusal(DiscoveredMethod method, DiscoveredParameter parameter) {
    Optional<Parameter> known = types.parameter(parameter.type());
    return known.isPresent()
        ? refusal(method, known.get())
        : Optional.of(unknown(parameter.type()));
  }

  private String unknown(TypeMirror type) {
    return types.is(type, RuntimeTypes.SERVICES)
        ? "the constructor of the model takes it"
        : "the runtime has none; collaborators come through the constructor";
  }

  private Optional<String> refusal(DiscoveredMethod method, Parameter parameter) {
    if (method.schedule().isPresent()) {
      return ofScheduled(parameter);
    }
    if (parameter.kind() == Kind.COMMANDS) {
      return ofCommands(method);
    }
    return parameter.isTypedEvent() ? ofEvent(method, parameter) : Optional.empty();
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

  private Optional<String> ofCommands(DiscoveredMethod method) {
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

  private Optional<String> ofEvent(DiscoveredMethod method, Parameter parameter) {
    if (method.after().isPresent()) {
      return Optional.of("an @After task that is made good after a crash runs under another event");
    }
    String type = parameter.type().simpleName();
    List<DiscoveredTransition> reached = reached(method);
    Optional<String> other =
        reached.stream()
            .filter(row -> !triggers.allAre(row, parameter.type()))
            .findFirst()
            .map(row -> notAlone(row, type));
    if (other.isPresent()
        || method.condition().isPresent()
        || parameter.kind() == Kind.ACTION_EVENT) {
      return other;
    }
    return reached.stream()
        .filter(this::sendsCommand)
        .findFirst()
        .map(
            row ->
                "'%s' sends a command, and its tasks may run again under another event"
                    .formatted(id(row)));
  }

  private static String notAlone(DiscoveredTransition row, String type) {
    if (row.triggered()) {
      return "'%s' is not triggered by %s alone".formatted(id(row), type);
    }
    return type.equals(RuntimeTypes.DEADLINE_PASSED.simpleName())
        ? "'%s' has no timeout: write timeout = \"10m\"".formatted(id(row))
        : "'%s' has no trigger: write on = %s.class".formatted(id(row), type);
  }

  /**
   * The rows in which a method runs ahead of the store. One that stays without a trigger has its
   * error already: with a trigger the event may be the right one.
   */
  private List<DiscoveredTransition> reached(DiscoveredMethod method) {
    Stream<DiscoveredTransition> rows =
        method.condition().isPresent() ? model.rowsGuardedBy(method) : model.rowsWithTask(method);
    return rows.filter(row -> !StayRule.lacksTrigger(row)).toList();
  }

  private boolean sendsCommand(DiscoveredTransition row) {
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

package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;

/** Reads the annotations of one method. */
final class Methods {

  private static final String ANNOTATIONS = "dev.lifecycle.annotation.";

  private Methods() {}

  /**
   * What is written on a method.
   *
   * @param seen its type as a member of the model: what a generic superclass leaves open is known
   */
  static DiscoveredMethod discover(ExecutableElement method, ExecutableType seen) {
    List<DiscoveredParameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      parameters.add(
          new DiscoveredParameter(method.getParameters().get(i), seen.getParameterTypes().get(i)));
    }
    return new DiscoveredMethod(
        method,
        List.copyOf(parameters),
        seen.getReturnType(),
        List.copyOf(seen.getThrownTypes()),
        transitions(method),
        find(method, "Before").map(Methods::task),
        find(method, "After").map(Methods::task),
        find(method, "Condition").map(AnnotationView::origin),
        find(method, "Scheduled").map(Methods::schedule));
  }

  private static Optional<AnnotationView> find(ExecutableElement method, String annotation) {
    return AnnotationView.find(method, ANNOTATIONS + annotation);
  }

  private static List<DiscoveredTransition> transitions(ExecutableElement method) {
    return Stream.concat(
            find(method, "Transition").stream(),
            find(method, "Transitions").stream().flatMap(all -> all.annotations("value").stream()))
        .map(Methods::transition)
        .toList();
  }

  private static DiscoveredTransition transition(AnnotationView transition) {
    return new DiscoveredTransition(
        transition.origin(),
        unlessEmpty(transition.string("name")).orElseGet(() -> methodName(transition)),
        transition.strings("source"),
        transition.string("dest"),
        transition.types("on"),
        unlessEmpty(transition.string("schedule")),
        unlessEmpty(transition.string("eventSource")),
        unlessEmpty(transition.string("detailType")),
        unlessEmpty(transition.string("timeout")),
        transition.strings("when"),
        transition.strings("unless"),
        transition
            .single("completes", Boolean.class)
            .orElseGet(() -> new Written<>(false, transition.origin())),
        transition.flag("ignoreErrors"));
  }

  private static Written<String> methodName(AnnotationView transition) {
    return new Written<>(transition.element().getSimpleName().toString(), transition.origin());
  }

  private static Optional<Written<String>> unlessEmpty(Written<String> text) {
    return Optional.of(text).filter(written -> !written.value().isEmpty());
  }

  private static DiscoveredTask task(AnnotationView task) {
    Origin origin = task.origin();
    int order = task.single("order", Integer.class).map(Written::value).orElse(0);
    return new DiscoveredTask(origin, task.strings("value"), task.emptyList("value"), order);
  }

  private static DiscoveredSchedule schedule(AnnotationView scheduled) {
    return new DiscoveredSchedule(
        scheduled.origin(), scheduled.string("value"), scheduled.string("rate"));
  }
}

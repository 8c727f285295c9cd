package dev.lifecycle.processor.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * The one way to the user's console; the only class that touches the {@link Messager}.
 *
 * <p>A problem is pinned to the annotation value at fault. Where the compiler cannot show that, as
 * with repeated annotations and with members of class files, it is pinned to what comes nearest and
 * its text quotes the annotation.
 */
public final class Diagnostics {

  /** The option that makes warnings errors: {@code -Alifecycle.strict=true}. */
  public static final String STRICT = "lifecycle.strict";

  private final Messager messager;
  private final boolean strict;

  /** Names of the outermost classes that are compiled from source. */
  private final Set<String> sources = new HashSet<>();

  /** Reports to this messager, with these options of the compiler. */
  public Diagnostics(Messager messager, Map<String, String> options) {
    this.messager = messager;
    this.strict = Boolean.parseBoolean(options.get(STRICT));
  }

  /** These are compiled from source, so that the compiler can show their places. */
  public void compiling(Collection<? extends Element> outermost) {
    outermost.forEach(element -> sources.add(element.toString()));
  }

  /** Tells the user of a problem of this model. */
  public void report(Finding finding, TypeElement model) {
    Origin origin = finding.origin();
    Problem problem = finding.problem();
    Kind kind = strict ? Kind.ERROR : problem.kind();
    if (!sources.contains(outermost(origin.element()).toString())) {
      messager.printMessage(kind, quoting(finding), model);
    } else if (origin.annotation().isEmpty()) {
      messager.printMessage(kind, problem.message(), origin.element());
    } else if (isRepeated(origin)) {
      messager.printMessage(kind, quoting(finding), origin.element());
    } else {
      messager.printMessage(
          kind,
          problem.message(),
          origin.element(),
          origin.annotation().orElseThrow(),
          origin.value().orElse(null));
    }
  }

  private static Element outermost(Element element) {
    Element outermost = element;
    while (outermost.getEnclosingElement() instanceof TypeElement
        || !(outermost instanceof TypeElement)) {
      outermost = outermost.getEnclosingElement();
    }
    return outermost;
  }

  /** Whether the annotation is wrapped in a container, which is not in the source. */
  private static boolean isRepeated(Origin origin) {
    return !origin.element().getAnnotationMirrors().contains(origin.annotation().orElseThrow());
  }

  private static String quoting(Finding finding) {
    Origin origin = finding.origin();
    String member = origin.element() + " of " + origin.element().getEnclosingElement();
    String where = origin.annotation().map(a -> quoted(a) + " on " + member).orElse(member);
    return finding.problem().message() + " (" + where + ")";
  }

  /** {@code @Transition(source = "ready", dest = "drain")}. */
  private static String quoted(AnnotationMirror annotation) {
    return annotation.getElementValues().entrySet().stream()
        .map(entry -> entry.getKey().getSimpleName() + " = " + entry.getValue())
        .collect(
            Collectors.joining(
                ", ", "@" + annotation.getAnnotationType().asElement().getSimpleName() + "(", ")"));
  }
}

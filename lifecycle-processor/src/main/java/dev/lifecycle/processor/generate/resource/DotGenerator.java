package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Renders {@code states.dot}: the diagram for Graphviz. */
public final class DotGenerator implements ResourceGenerator {

  // No constant of an enum is called so.
  private static final String START = "*start";
  private static final String ANY = "*any";
  private static final String REMOVED = "*removed";

  @Override
  public String file() {
    return "states.dot";
  }

  @Override
  public String generate(LifecycleSpec spec) {
    List<Arrow> arrows = Arrow.of(spec);
    List<String> lines = new ArrayList<>();
    lines.add("// " + Origin.of(spec));
    lines.add("digraph " + quoted(spec.model().canonicalName()) + " {");
    lines.add(
        "  graph [fontname=\"sans-serif\", fontsize=10, labeljust=l, label=" + legend() + "];");
    lines.add(
        "  node [fontname=\"sans-serif\", fontsize=12, shape=box, style=\"rounded,filled\"];");
    lines.add("  edge [fontname=\"sans-serif\", fontsize=10, color=\"#4b5563\"];");
    lines.add("");
    lines.add("  " + quoted(START) + " [label=\"\", shape=circle, width=0.2, fillcolor=black];");
    StateKind.of(spec).forEach((state, kind) -> lines.add("  " + node(state, kind)));
    if (arrows.stream().anyMatch(arrow -> arrow.from() instanceof Place.Any)) {
      lines.add(
          "  " + quoted(ANY) + " [label=\"any state\", shape=box, style=\"dotted\", margin=0.2];");
    }
    if (arrows.stream().anyMatch(arrow -> arrow.to() instanceof Place.Removed)) {
      lines.add(
          "  "
              + quoted(REMOVED)
              + " [label=\"removed\", peripheries=2, fillcolor=\"#111827\", fontcolor=white];");
    }
    lines.add("");
    lines.add("  " + quoted(START) + " -> " + quoted(spec.initial().constant()) + ";");
    arrows.forEach(arrow -> lines.add("  " + edge(arrow)));
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private static String legend() {
    return Arrays.stream(StateKind.values())
        .map(kind -> kind.style() + ": " + kind.meaning() + "\\l")
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String node(State state, StateKind kind) {
    return "%s [label=%s, style=\"rounded,filled%s\", fillcolor=\"%s\", color=\"%s\"%s];"
        .formatted(
            quoted(state.constant()),
            quoted(state.storedName()),
            kind.dashed() ? ",dashed" : "",
            kind.fill(),
            kind.line(),
            kind.bold() ? ", penwidth=2.5" : "");
  }

  private static String edge(Arrow arrow) {
    String label =
        arrow.lines().stream()
            .map(line -> " " + escaped(line) + " \\l")
            .collect(Collectors.joining());
    return "%s -> %s [label=\"%s\"%s];"
        .formatted(
            place(arrow.from()),
            place(arrow.to()),
            label,
            arrow.onlyTimeouts() ? ", style=dashed" : "");
  }

  private static String place(Place place) {
    if (place instanceof Place.In in) {
      return quoted(in.state().constant());
    }
    return quoted(place instanceof Place.Any ? ANY : REMOVED);
  }

  private static String quoted(String text) {
    return "\"" + escaped(text) + "\"";
  }

  /** Graphviz reads HTML's names of letters, and a backslash as a sign of its own. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("&", "&amp;")
        .replace("\n", "\\n");
  }
}

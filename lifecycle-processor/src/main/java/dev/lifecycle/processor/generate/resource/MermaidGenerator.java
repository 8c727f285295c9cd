package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders {@code states.mmd}: the diagram for Mermaid, which GitHub's Markdown draws. */
public final class MermaidGenerator implements ResourceGenerator {

  // Names that need no other name here; the excepted ones mean something to Mermaid.
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?:state|note|class|classdef|style|click|href|default|scale|hide|end|direction|as"
              + "|root|root_start|root_end|constructor|any_state)$)[a-z][a-z0-9_]*");
  // Whatever else could mean something to Mermaid, or to HTML, is written as a number.
  private static final Pattern MARKED = Pattern.compile("[^\\p{L}\\p{N} _.,/\\[\\]()=-]");

  private static final String ANY = "any_state";
  private static final String ENDS = "[*]";

  @Override
  public String file() {
    return "states.mmd";
  }

  @Override
  public String generate(LifecycleSpec spec) {
    Map<State, String> ids = ids(spec);
    List<Arrow> arrows = Arrow.of(spec);
    List<String> lines = new ArrayList<>();
    lines.add("%% " + Origin.of(spec));
    for (StateKind kind : StateKind.values()) {
      lines.add("%% " + kind.style() + ": " + kind.meaning());
    }
    lines.add("stateDiagram-v2");
    ids.forEach(
        (state, id) -> {
          if (!id.equals(state.storedName())) {
            lines.add("  state \"" + text(state.storedName()) + "\" as " + id);
          }
        });
    boolean fromAny = arrows.stream().anyMatch(arrow -> arrow.from() instanceof Place.Any);
    if (fromAny) {
      lines.add("  state \"any state\" as " + ANY);
    }
    lines.add("");
    lines.add("  " + ENDS + " --> " + ids.get(spec.initial()));
    arrows.forEach(arrow -> lines.add("  " + arrow(arrow, ids)));
    lines.add("");
    styles(spec, ids, lines);
    if (fromAny) {
      lines.add("  classDef any fill:#ffffff,stroke:#4b5563,color:#111827,stroke-dasharray:1 3");
      lines.add("  class " + ANY + " any");
    }
    return String.join("\n", lines) + "\n";
  }

  private static Map<State, String> ids(LifecycleSpec spec) {
    Map<State, String> ids = new LinkedHashMap<>();
    for (State state : spec.states()) {
      String name = state.storedName();
      ids.put(state, PLAIN.matcher(name).matches() ? name : "S" + (ids.size() + 1));
    }
    return ids;
  }

  private static String arrow(Arrow arrow, Map<State, String> ids) {
    String label =
        arrow.lines().stream().map(MermaidGenerator::text).collect(Collectors.joining("<br/>"));
    return place(arrow.from(), ids) + " --> " + place(arrow.to(), ids) + " : " + label;
  }

  private static String place(Place place, Map<State, String> ids) {
    if (place instanceof Place.In in) {
      return ids.get(in.state());
    }
    return place instanceof Place.Any ? ANY : ENDS;
  }

  private static void styles(LifecycleSpec spec, Map<State, String> ids, List<String> lines) {
    Map<State, StateKind> kinds = StateKind.of(spec);
    for (StateKind kind : StateKind.values()) {
      String ofKind =
          kinds.entrySet().stream()
              .filter(state -> state.getValue() == kind)
              .map(state -> ids.get(state.getKey()))
              .collect(Collectors.joining(","));
      if (!ofKind.isEmpty()) {
        lines.add("  classDef " + name(kind) + " " + css(kind));
        lines.add("  class " + ofKind + " " + name(kind));
      }
    }
  }

  private static String name(StateKind kind) {
    return switch (kind) {
      case INITIAL -> "initial";
      case WAITING -> "waiting";
      case PASSING -> "passing";
      case RESTING -> "resting";
      case FAILURE -> "failing";
    };
  }

  private static String css(StateKind kind) {
    String width = kind.bold() ? "3px" : "1px";
    String dashes = kind.dashed() ? ",stroke-dasharray:5 3" : "";
    return "fill:%s,stroke:%s,stroke-width:%s,color:#111827%s"
        .formatted(kind.fill(), kind.line(), width, dashes);
  }

  private static String text(String text) {
    return MARKED.matcher(text).replaceAll(mark -> "#" + mark.group().codePointAt(0) + ";");
  }
}

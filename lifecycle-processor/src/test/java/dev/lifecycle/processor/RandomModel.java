package dev.lifecycle.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small model: its initial state is {@code fresh}, its failure state {@code broken}. It has no
 * state that no line leads to.
 */
record RandomModel(List<Line> lines) {

  static final String ANY = "any";
  static final String REMOVED = "removed";
  static final String STAY = "stay";

  private static final Set<String> NO_STATES = Set.of(REMOVED, STAY);

  /**
   * A row.
   *
   * @param trigger an event, minutes of rest, or nothing for a completion transition
   * @param marks {@code +c} and {@code -c} for conditions, {@code completes}, {@code ignores},
   *     {@code commands}, {@code after}
   */
  record Line(List<String> sources, String dest, String trigger, Set<String> marks) {

    private boolean has(String mark) {
      return marks.contains(mark);
    }

    private Line within(Set<String> states) {
      return new Line(
          sources.stream().filter(s -> s.equals(ANY) || states.contains(s)).toList(),
          dest,
          trigger,
          marks);
    }

    private String annotation() {
      List<String> attributes = new ArrayList<>();
      attributes.add("source = " + array(sources.stream().map(RandomModel::state)));
      attributes.add("dest = " + state(dest));
      if (!trigger.isEmpty()) {
        attributes.add(
            Character.isDigit(trigger.charAt(0))
                ? "timeout = \"" + trigger + "m\""
                : "on = " + trigger + ".class");
      }
      attributes.add("when = " + conditions("+"));
      attributes.add("unless = " + conditions("-"));
      attributes.add("completes = " + has("completes"));
      attributes.add("ignoreErrors = " + has("ignores"));
      return "@Transition(" + String.join(", ", attributes) + ")";
    }

    private String conditions(String sign) {
      return array(
          marks.stream()
              .filter(mark -> mark.startsWith(sign))
              .map(mark -> "\"" + mark.substring(1) + "\""));
    }
  }

  RandomModel {
    Set<String> states = new LinkedHashSet<>(List.of("fresh", "broken"));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Line line : lines) {
        if (!line.within(states).sources().isEmpty() && !NO_STATES.contains(line.dest())) {
          grows |= states.add(line.dest());
        }
      }
    }
    lines =
        lines.stream()
            .map(line -> line.within(states))
            .filter(line -> !line.sources().isEmpty())
            .toList();
  }

  /** As a class of the unnamed package. */
  String source(String name) {
    List<String> text = new ArrayList<>();
    text.add("import dev.lifecycle.processor.Lots;");
    text.add(LoadedModel.IMPORTS);
    text.add(
        "@Lifecycle(states = %s.State.class, initial = \"fresh\", failure = \"broken\")"
            .formatted(name));
    text.add("class " + name + " {");
    text.add("  enum State { " + String.join(", ", states()).toUpperCase() + " }");
    text.add("  final Lots lots = new Lots();");
    text.add("  @Condition boolean c() { return lots.holds(); }");
    text.add("  @Condition boolean d() { return lots.holds(); }");
    for (int i = 0; i < lines.size(); i++) {
      boolean sends = lines.get(i).has("commands");
      text.add("  " + lines.get(i).annotation());
      text.add(
          sends
              ? "  void row%d(Commands commands) { if (!lots.holds() || lots.holds()) commands.run(\"/bin/true\"); }"
                  .formatted(i)
              : "  void row%d() { lots.task(); }".formatted(i));
    }
    Set<String> followed = new LinkedHashSet<>();
    IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).has("after"))
        .forEach(i -> followed.add("\"row" + i + "\""));
    if (!followed.isEmpty()) {
      text.add("  @After(" + array(followed.stream()) + ") void after() { lots.task(); }");
    }
    text.add("}");
    return String.join("\n", text);
  }

  private Set<String> states() {
    return Stream.concat(Stream.of("fresh", "broken"), lines.stream().map(Line::dest))
        .filter(state -> !NO_STATES.contains(state))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String state(String name) {
    return switch (name) {
      case ANY, REMOVED, STAY -> "Transition." + name.toUpperCase();
      default -> "\"" + name + "\"";
    };
  }

  private static String array(Stream<String> elements) {
    return elements.collect(Collectors.joining(", ", "{", "}"));
  }
}

package dev.lifecycle.testing;

import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.Outcome;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What happened in a scenario, step by step, and what the function did about it. */
final class Story {

  /** Calls that change nothing, or nothing but the record and how long a hook waits. */
  private static final Set<String> QUIET =
      Set.of(
          "SSM ListCommands",
          "Auto Scaling DescribeAutoScalingInstances",
          "Auto Scaling RecordLifecycleActionHeartbeat");

  private record Line(Instant at, String text) {}

  private final World world;
  private final UnaryOperator<String> names;
  private final Instant beginning;
  private final List<Line> lines = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private int callsBefore;
  private int answersBefore;
  private Map<String, Integer> versionsBefore = Map.of();

  /**
   * Nothing has happened yet.
   *
   * @param names writes names in place of ids
   */
  Story(World world, UnaryOperator<String> names) {
    this.world = world;
    this.names = names;
    this.beginning = world.time().instant();
    world.answers(this::answered);
    world.invocations().failures(this::add);
  }

  /** A step begins. */
  void step(String what) {
    lines.add(new Line(world.time().instant(), what));
    callsBefore = world.calls().made().size();
    answersBefore = answers.size();
    versionsBefore =
        world.items().ids().stream()
            .collect(Collectors.toMap(id -> id, id -> world.items().history(id).size()));
  }

  private void answered(Answer answer) {
    answers.add(answer);
    if (answer.node().isPresent()) {
      add(shown(answer));
    }
  }

  private void add(String consequence) {
    lines.add(consequence(world.time().instant(), consequence));
  }

  /** What a step led to; unlike a step it has ids where the test has names. */
  private Line consequence(Instant at, String text) {
    return new Line(at, "    " + names.apply(text));
  }

  private static String shown(Answer answer) {
    StringBuilder text = new StringBuilder(answer.node().orElseThrow()).append(": ");
    if (!answer.transitions().isEmpty()) {
      text.append(String.join(", ", answer.transitions()))
          .append(" -> ")
          .append(answer.to().orElse("removed"));
    }
    if (answer.outcome() != Outcome.RESTING && answer.outcome() != Outcome.REMOVED) {
      text.append(answer.transitions().isEmpty() ? "" : ", ").append(answer.outcome());
    }
    answer.reason().ifPresent(reason -> text.append(" (").append(reason).append(")"));
    return text.toString();
  }

  /** The calls of a node since the latest step that others than the table may notice. */
  List<String> calls(String node) {
    return world.calls().made().stream()
        .skip(callsBefore)
        .filter(Story::isNoticed)
        .filter(call -> node.equals(node(call)))
        .map(Story::words)
        .toList();
  }

  /** How the latest dispatch to a node since the latest step ended that was not ignored; if any. */
  Optional<Outcome> outcome(String node) {
    return answers.stream()
        .skip(answersBefore)
        .filter(answer -> answer.node().equals(Optional.of(node)))
        .map(Answer::outcome)
        .reduce((earlier, later) -> later == Outcome.IGNORED ? earlier : later);
  }

  /** How many versions a node's item had before the latest step. */
  int versionsBefore(String node) {
    return versionsBefore.getOrDefault(node, 0);
  }

  private static boolean isNoticed(AwsCall call) {
    return !call.service().equals("DynamoDB") && !QUIET.contains(call.name());
  }

  /** Whose dispatch made the call: a command's comment begins with its node. */
  private String node(AwsCall call) {
    return switch (call.name()) {
      case "SSM SendCommand" -> commenter(call.detail());
      case "SSM CancelCommand" ->
          world.runCommand().list(CommandFilter.ALL).stream()
              .filter(command -> command.id().equals(call.subject()))
              .map(command -> commenter(command.comment()))
              .findFirst()
              .orElse("");
      default -> call.subject();
    };
  }

  static String commenter(String comment) {
    return comment.split("/", 2)[0];
  }

  /** The script as the shell gets it, or a document's name. */
  static String words(Command command) {
    return command.script().isEmpty() ? command.document() : command.script();
  }

  private static String words(AwsCall call) {
    String[] detail = call.detail().split(" ");
    boolean completes = call.action().equals("CompleteLifecycleAction");
    return call.name()
        + (completes ? " " + detail[detail.length - 1] : "")
        + call.refusal().map(why -> ": " + why).orElse("");
  }

  @Override
  public String toString() {
    List<Line> all = new ArrayList<>(lines);
    world.calls().made().stream()
        .filter(Story::isNoticed)
        .map(call -> consequence(call.at(), node(call) + ": " + words(call)))
        .forEach(all::add);
    all.sort(Comparator.comparing(Line::at));
    return all.stream()
        .map(line -> "  %8s  %s".formatted(since(line.at()), line.text()))
        .collect(Collectors.joining("\n"));
  }

  /** When something was or will be, as seen from the beginning. */
  String since(Instant at) {
    return "+" + Spans.text(Duration.between(beginning, at));
  }
}

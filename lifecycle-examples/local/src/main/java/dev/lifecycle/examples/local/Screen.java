package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.dynamo.Transition;
import dev.lifecycle.testing.aws.Hook.Result;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the demo prints. At most 100 columns. */
final class Screen {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final String LINE = "%-8s  %-10s  %-20s -> %-20s  %s%n";
  private static final String INSTANCE = "%-10s  %-12s  %-12s  %s%n";
  private static final String CALL = "%-45s  %8s  %s%n";

  private final PrintStream out;

  Screen(PrintStream out) {
    this.out = out;
  }

  void heading() {
    out.printf(LINE, "time", "instance", "from", "to", "trigger");
  }

  void transition(Transition transition, Instant at) {
    out.printf(
        LINE,
        TIME.format(at),
        transition.node(),
        transition.from().orElse("-"),
        transition.to().orElse(Outcome.REMOVED),
        transition.trigger());
  }

  void note(String text, Instant at) {
    out.printf("%-8s  # %s%n", TIME.format(at), text);
  }

  void line(String text) {
    out.println(text);
  }

  void outcome(Outcome outcome) {
    out.println();
    out.printf(INSTANCE, "instance", "record", "launch hook", "terminate hook");
    outcome
        .instances()
        .forEach(
            (id, instance) ->
                out.printf(
                    INSTANCE,
                    id,
                    instance.state(),
                    instance.launch().map(Result::name).orElse("-"),
                    instance.terminate().map(Result::name).orElse("-")));
    out.println();
    out.printf(CALL, "AWS call", "accepted", "refused");
    TreeSet<String> actions = new TreeSet<>(outcome.accepted().keySet());
    outcome.refused().keySet().forEach(refusal -> actions.add(refusal.split(":")[0]));
    for (String action : actions) {
      int accepted = outcome.accepted().getOrDefault(action, 0);
      out.printf(CALL, action, accepted, refusals(action, outcome.refused()));
    }
    out.println();
  }

  private static String refusals(String action, Map<String, Integer> refused) {
    List<String> texts =
        refused.entrySet().stream()
            .filter(r -> r.getKey().startsWith(action + ":"))
            .map(r -> r.getValue() + " x " + r.getKey().substring(action.length() + 2))
            .toList();
    return texts.isEmpty() ? "-" : String.join(", ", texts);
  }
}

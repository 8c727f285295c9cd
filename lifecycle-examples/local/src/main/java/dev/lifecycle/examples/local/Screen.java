package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.bus.QueueSettings;
import dev.lifecycle.examples.local.bus.Rule;
import dev.lifecycle.examples.local.deploy.Deployment;
import dev.lifecycle.examples.local.deploy.GroupHook;
import dev.lifecycle.examples.local.dynamo.TableDefinition;
import dev.lifecycle.examples.local.dynamo.Transition;
import dev.lifecycle.examples.local.lambda.EventSourceSettings;
import dev.lifecycle.examples.local.lambda.FunctionSettings;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Hook.Result;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

/** What the demo prints. At most 100 columns. */
final class Screen {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final String PART = "  %-8s  %s%n";
  private static final String LINE = "%-8s  %-10s  %-20s -> %-20s  %s%n";
  private static final String INSTANCE = "%-10s  %-12s  %-12s  %s%n";
  private static final String CALL = "%-45s  %8s  %s%n";

  private final PrintStream out;

  Screen(PrintStream out) {
    this.out = out;
  }

  void deployment(Deployment deployed) {
    FunctionSettings function = deployed.function();
    QueueSettings queue = deployed.queue();
    out.printf(PART, "table", deployed.table().name() + ", with " + indexes(deployed.table()));
    out.printf(PART, "function", function.handler());
    out.printf(PART, "", function.memory() + " MB, " + seconds(function.timeout()));
    out.printf(PART, "queue", queue.name() + ": " + deliveries(queue, deployed.source()));
    for (Rule rule : deployed.rules()) {
      out.printf(PART, "rule", rule.name() + ": " + when(rule.trigger()));
    }
    for (GroupHook of : deployed.hooks()) {
      Hook hook = of.hook();
      String end = seconds(hook.heartbeat()) + ", then " + hook.defaultResult();
      out.printf(PART, "hook", hook.name() + " of " + of.group() + ": " + end);
    }
  }

  private static String indexes(TableDefinition table) {
    return table.request().globalSecondaryIndexes().stream()
        .map(GlobalSecondaryIndex::indexName)
        .collect(Collectors.joining(", "));
  }

  private static String deliveries(QueueSettings queue, EventSourceSettings source) {
    return "batches of "
        + source.batchSize()
        + ", what fails comes again after "
        + seconds(queue.visibility())
        + queue.redrive().map(r -> ", " + r.maxReceiveCount() + " times at most").orElse("");
  }

  private static String when(Rule.Trigger trigger) {
    return trigger instanceof Rule.Schedule schedule ? schedule.expression() : "events that match";
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
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

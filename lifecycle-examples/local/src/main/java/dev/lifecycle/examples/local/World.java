package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.bus.LocalQueue;
import dev.lifecycle.examples.local.bus.Queues;
import dev.lifecycle.examples.local.bus.Rule;
import dev.lifecycle.examples.local.bus.Rules;
import dev.lifecycle.examples.local.deploy.Deployment;
import dev.lifecycle.examples.local.deploy.GroupHook;
import dev.lifecycle.examples.local.deploy.Stack;
import dev.lifecycle.examples.local.deploy.Template;
import dev.lifecycle.examples.local.dynamo.CountingProxy;
import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.dynamo.TableHistory;
import dev.lifecycle.examples.local.endpoint.LocalAws;
import dev.lifecycle.examples.local.lambda.EventSourceMapping;
import dev.lifecycle.examples.local.lambda.FunctionProcess;
import dev.lifecycle.examples.local.lambda.RuntimeApi;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook.Result;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.aws.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything that runs while the demo does, and how it hangs together. */
final class World {

  private static final String STACK = "demo";
  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1");

  /** How many times as fast the queue is: nobody wants to watch 90 s. */
  private static final int QUEUE_SPEED = 60;

  /** How many times as fast the schedules are; not so fast that the sweeps crowd out the events. */
  private static final int SCHEDULE_SPEED = 12;

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int START_SECONDS = 60;
  private static final int LINES_SHOWN = 40;

  private final Screen screen;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final RealTime time;
  private final Template template;
  private final Deployment deployment;
  private final String table;
  private final LocalDynamo dynamo;
  private final LocalAws aws;
  private final Queues queues;
  private final Rules rules;
  private final FunctionProcess function;
  private final Scenario scenario;
  private final TableHistory history;
  private volatile Set<String> open = Set.of("everything");
  private boolean restedBefore;

  private World(Path template, Path zip, Screen screen, Resources resources) throws Exception {
    this.screen = screen;
    this.template = Template.read(template);
    Stack stack = stack(Scenario.NO_METADATA);
    deployment = Deployment.of(stack);
    table = stack.output("TableName");
    describe(template);
    time = resources.add(new RealTime(end::completeExceptionally));
    dynamo = resources.add(new LocalDynamo(ACCOUNT.region()));
    history = dynamo.create(deployment.table());
    queues = new Queues(deployment.queues(), time, new Faster(time, QUEUE_SPEED));
    rules = new Rules(deployment.rules(), queues);
    aws =
        resources.add(
            new LocalAws(ACCOUNT, Scenario.GROUP, Scenario::run, time, time, this::deliver));
    CountingProxy proxy =
        resources.add(new CountingProxy(dynamo.endpoint(), aws.calls(), aws.faults(), time));
    RuntimeApi runtimeApi =
        resources.add(
            new RuntimeApi(deployment.function().arn(), deployment.function().timeout(), time));
    function =
        resources.add(
            new FunctionProcess(
                zip,
                deployment.function().with(services(proxy.endpoint(), aws.endpoint())),
                runtimeApi.address()));
    new EventSourceMapping(deployment.source(), queue(), runtimeApi, time);
    scenario =
        new Scenario(aws, new CloudInit(dynamo.client(), table), time, this::putHooks, this::note);
    function
        .exit()
        .thenAccept(
            code ->
                end.completeExceptionally(
                    new IllegalStateException("the function ended with exit code " + code)));
    awaitFunction(runtimeApi);
  }

  private Stack stack(String hookMetadata) {
    Map<String, String> parameters =
        Map.of(
            "GroupName",
            Scenario.GROUP,
            "Release",
            "1",
            "HookSeconds",
            "300",
            "HookMetadata",
            hookMetadata);
    return new Stack(template, STACK, ACCOUNT, parameters);
  }

  private void describe(Path template) {
    screen.line("Deploys " + template.toAbsolutePath().normalize().getParent().getFileName());
    screen.deployment(deployment);
    screen.line(
        "The queue is %d times as fast here, the schedules %d times."
            .formatted(QUEUE_SPEED, SCHEDULE_SPEED));
    screen.line("");
  }

  /** Starts everything; what was started when something fails to start is among the resources. */
  static World start(Path template, Path zip, Screen screen, Resources resources) throws Exception {
    if (!FunctionProcess.hasRuntimeInterfaceClient()) {
      screen.line(
          "AWS's runtime interface client has native code for Linux only:"
              + " a plain class loader stands in for it.");
    }
    return new World(template, zip, screen, resources);
  }

  private void awaitFunction(RuntimeApi runtimeApi) throws Exception {
    try {
      CompletableFuture.anyOf(runtimeApi.ready(), end).get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      String reason = e.getCause() == null ? "no word from it" : e.getCause().getMessage();
      throw new IllegalStateException(
          String.join("\n  ", "the function did not start: " + reason, "Its last lines:")
              + "\n  "
              + String.join("\n  ", function.lastLines(LINES_SHOWN)));
    }
  }

  /** Where the function finds its services; on AWS its role and region say it. */
  private static Map<String, String> services(URI dynamo, URI aws) {
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB", dynamo.toString(),
        "AWS_ENDPOINT_URL_AUTO_SCALING", aws.toString(),
        "AWS_ENDPOINT_URL_SSM", aws.toString(),
        "AWS_REGION", ACCOUNT.region(),
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local");
  }

  /** As if the stack was updated with this value of its parameter. */
  private void putHooks(String metadata) {
    for (GroupHook hook : Deployment.of(stack(metadata)).hooks()) {
      if (!hook.group().equals(aws.autoScaling().name())) {
        throw new IllegalStateException("there is no group " + hook.group() + " to hook");
      }
      aws.autoScaling().putHook(hook.hook());
    }
  }

  /**
   * Lets the scenario happen.
   *
   * @return done when all is at rest; a failure if the function or this world breaks
   */
  CompletableFuture<Void> begin() {
    screen.heading();
    time.after(Duration.ZERO, scenario::begin);
    deployment.rules().forEach(this::schedule);
    time.every(POLL, this::look);
    return end;
  }

  private void schedule(Rule rule) {
    if (rule.trigger() instanceof Rule.Schedule schedule) {
      time.every(schedule.rate().dividedBy(SCHEDULE_SPEED), () -> aws.events().fire(rule.name()));
    }
  }

  /** EventBridge's rules get each event; now and then they get one twice. */
  private void deliver(String event) {
    rules.accept(event);
    if (Scenario.isDeliveredTwice(Json.read(event))) {
      note("EventBridge delivers the launch of " + Scenario.LEAVER + " twice");
      rules.accept(event);
    }
  }

  private void look() {
    history
        .poll()
        .forEach(
            transition -> {
              screen.transition(transition, time.instant());
              scenario.saw(transition);
            });
    scenario.look();
    Set<String> toCome = scenario.open();
    int events = queue().bodies().size();
    if (events > 0) {
      toCome.add(events + " events in the queue");
    }
    boolean rests = toCome.isEmpty();
    open = toCome;
    // An event may be on its way between two looks.
    if (rests && restedBefore) {
      end.complete(null);
    }
    restedBefore = rests;
  }

  private LocalQueue queue() {
    return queues.at(deployment.source().queueArn());
  }

  private void note(String text) {
    screen.note(text, time.instant());
  }

  /** What was still to happen when somebody last looked. */
  Set<String> open() {
    return open;
  }

  /** The last lines that the function printed. */
  List<String> functionLines() {
    return function.lastLines(LINES_SHOWN);
  }

  /** What DynamoDB and the endpoint hold. */
  Outcome outcome() {
    Map<String, Outcome.Instance> instances = new LinkedHashMap<>();
    for (String id : Scenario.INSTANCES) {
      instances.put(
          id,
          new Outcome.Instance(
              state(id), result(id, Direction.LAUNCHING), result(id, Direction.TERMINATING)));
    }
    return Outcome.of(instances, aws.calls().all(), deadLetters());
  }

  private List<String> deadLetters() {
    return deployment
        .queue()
        .redrive()
        .map(redrive -> queues.at(redrive.deadLetterArn()).bodies())
        .orElse(List.of());
  }

  private String state(String id) {
    Map<String, AttributeValue> item =
        dynamo
            .client()
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .key(Map.of("Ident", AttributeValue.fromS(id)))
                        .consistentRead(true))
            .item();
    return item.isEmpty() ? Outcome.REMOVED : item.get("ItemStatus").s();
  }

  private Optional<Result> result(String id, Direction direction) {
    return aws.autoScaling().results().stream()
        .filter(r -> r.instance().equals(id) && r.direction() == direction)
        .map(HookResult::result)
        .findFirst();
  }
}

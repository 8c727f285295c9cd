package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.dynamo.CountingProxy;
import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.dynamo.TableHistory;
import dev.lifecycle.examples.local.endpoint.LocalAws;
import dev.lifecycle.examples.local.lambda.AsyncInvoke;
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
import java.util.HashMap;
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

  private static final String TABLE = "nodes";
  private static final String HANDLER = "dev.lifecycle.examples.quickstart.ClusterModelHandler";
  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1");
  private static final String FUNCTION_ARN =
      "arn:aws:lambda:" + ACCOUNT.region() + ":" + ACCOUNT.id() + ":function:quickstart";
  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int START_SECONDS = 60;
  private static final int LINES_SHOWN = 40;

  private final Screen screen;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final RealTime time;
  private final LocalDynamo dynamo;
  private final LocalAws aws;
  private final AsyncInvoke events;
  private final FunctionProcess function;
  private final Scenario scenario;
  private final TableHistory history;
  private volatile Set<String> open = Set.of("everything");
  private boolean restedBefore;

  private World(Path zip, Screen screen, Resources resources) throws Exception {
    this.screen = screen;
    time = resources.add(new RealTime(end::completeExceptionally));
    dynamo = resources.add(new LocalDynamo(ACCOUNT.region()));
    RuntimeApi runtimeApi = resources.add(new RuntimeApi(FUNCTION_ARN, FUNCTION_TIMEOUT, time));
    events = new AsyncInvoke(runtimeApi, time);
    aws =
        resources.add(
            new LocalAws(ACCOUNT, Scenario.GROUP, Scenario::run, time, time, this::deliver));
    CountingProxy proxy =
        resources.add(new CountingProxy(dynamo.endpoint(), aws.calls(), aws.faults(), time));
    function =
        resources.add(
            new FunctionProcess(
                zip, HANDLER, runtimeApi.address(), environment(proxy.endpoint(), aws.endpoint())));
    scenario = new Scenario(aws, new CloudInit(dynamo.client(), TABLE), time, this::note);
    history = dynamo.createTable(TABLE);
    function
        .exit()
        .thenAccept(
            code ->
                end.completeExceptionally(
                    new IllegalStateException("the function ended with exit code " + code)));
    awaitFunction(runtimeApi);
  }

  /** Starts everything; what was started when something fails to start is among the resources. */
  static World start(Path zip, Screen screen, Resources resources) throws Exception {
    if (!FunctionProcess.hasRuntimeInterfaceClient()) {
      screen.line(
          "AWS's runtime interface client has native code for Linux only:"
              + " a plain class loader stands in for it.");
    }
    return new World(zip, screen, resources);
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

  private static Map<String, String> environment(URI dynamo, URI aws) {
    Map<String, String> variables = new HashMap<>();
    variables.put("LIFECYCLE_TABLE", TABLE);
    variables.put("LIFECYCLE_GROUPS", Scenario.GROUP);
    variables.put("LIFECYCLE_HOOKS", Scenario.LAUNCH_HOOK + "," + Scenario.TERMINATE_HOOK);
    variables.put("LIFECYCLE_HOOK_SECONDS", Long.toString(Scenario.HOOK_TIME.toSeconds()));
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.toString());
    variables.put("AWS_ENDPOINT_URL_AUTO_SCALING", aws.toString());
    variables.put("AWS_ENDPOINT_URL_SSM", aws.toString());
    variables.put("AWS_REGION", ACCOUNT.region());
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  /**
   * Lets the scenario happen.
   *
   * @return done when all is at rest; a failure if the function or this world breaks
   */
  CompletableFuture<Void> begin() {
    screen.heading();
    time.after(Duration.ZERO, scenario::begin);
    time.every(SWEEP, () -> aws.events().fire("lifecycle-sweep"));
    time.every(POLL, this::look);
    return end;
  }

  /** EventBridge invokes the function; now and then it does so twice for one event. */
  private void deliver(String event) {
    events.deliver(event);
    if (Scenario.isDeliveredTwice(Json.read(event))) {
      note("EventBridge delivers the launch of " + Scenario.LEAVER + " twice");
      events.deliver(event);
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
    events.takeGivenUp().forEach(this::note);
    scenario.look();
    open = scenario.open();
    boolean rests = open.isEmpty() && events.idle();
    // An event may be on its way between two looks.
    if (rests && restedBefore) {
      end.complete(null);
    }
    restedBefore = rests;
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
    return Outcome.of(instances, aws.calls().all());
  }

  private String state(String id) {
    Map<String, AttributeValue> item =
        dynamo
            .client()
            .getItem(
                request ->
                    request
                        .tableName(TABLE)
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

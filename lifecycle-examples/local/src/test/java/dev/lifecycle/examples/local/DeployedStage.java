package dev.lifecycle.examples.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.deploy.Deployment;
import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.endpoint.LocalAws;
import dev.lifecycle.examples.local.lambda.FunctionError;
import dev.lifecycle.examples.local.lambda.FunctionProcess;
import dev.lifecycle.examples.local.lambda.RuntimeApi;
import dev.lifecycle.examples.local.stage.Generated;
import dev.lifecycle.examples.local.stage.LocalTopic;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.aws.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * A deployment package in Lambda's runtime, deployed as its template says, with DynamoDB Local, the
 * local AWS and a topic around it. Events wait until the test delivers them, one at a time; what
 * the function says is kept.
 */
final class DeployedStage implements AutoCloseable {

  static final String GROUP = "workers";
  static final String LAUNCH_HOOK = "workers-launch";
  static final String TERMINATE_HOOK = "workers-terminate";

  static final String TOPIC_ARN = "arn:aws:sns:eu-west-1:123456789012:lifecycle";

  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1");
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "GroupName", GROUP,
          "LaunchHookName", LAUNCH_HOOK,
          "TerminateHookName", TERMINATE_HOOK,
          "HookSeconds", "300");
  private static final long LONG = 60;

  /** Longer than a command takes, and shorter than anything that times out. */
  private static final Duration STEP = Duration.ofSeconds(5);

  private static final int ALL_LINES = 200;

  private final Resources resources = new Resources();
  private final ManualTime time = new ManualTime(Instant.now());
  private final List<String> events = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Set<String> failingPrograms = new HashSet<>();
  private final Deployment deployment;
  private final LocalDynamo dynamo;
  private final LocalAws aws;
  private final LocalTopic topic;
  private final RuntimeApi runtimeApi;
  private final FunctionProcess function;
  private final CloudInit cloudInit;
  private int requests;

  /**
   * Starts everything.
   *
   * @param environment what the function's environment has beside where its services are
   * @throws FunctionError if the function refuses to start
   */
  DeployedStage(Path zip, String handler, Map<String, String> environment) throws Exception {
    try {
      deployment = Generated.beside(handler, "Handler").deployment(ACCOUNT, PARAMETERS);
      dynamo = resources.add(new LocalDynamo(ACCOUNT.region()));
      dynamo.create(deployment.table());
      runtimeApi =
          resources.add(
              new RuntimeApi(
                  deployment.function().arn(),
                  deployment.function().timeout(),
                  InstantSource.system()));
      aws =
          resources.add(
              new LocalAws(
                  ACCOUNT,
                  GROUP,
                  (instance, command) ->
                      new Machine.Ending(
                          Duration.ofSeconds(1),
                          failingPrograms.stream().anyMatch(command.script()::contains) ? 1 : 0),
                  time,
                  time,
                  events::add));
      topic = resources.add(new LocalTopic(aws.calls(), time));
      deployment.hooks().forEach(hook -> aws.autoScaling().putHook(hook.hook()));
      cloudInit = new CloudInit(dynamo.client(), table());
      function =
          resources.add(
              new FunctionProcess(
                  zip, deployment.function().with(around(environment)), runtimeApi.address()));
      runtimeApi.ready().get(LONG, SECONDS);
    } catch (ExecutionException e) {
      resources.close();
      throw e.getCause() instanceof FunctionError refused ? refused : e;
    } catch (Exception e) {
      resources.close();
      throw e;
    }
  }

  private Map<String, String> around(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_AUTO_SCALING", aws.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SSM", aws.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_ROUTE_53", aws.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SNS", topic.endpoint().toString());
    variables.put("AWS_REGION", ACCOUNT.region());
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.putAll(environment);
    return variables;
  }

  LocalAws aws() {
    return aws;
  }

  LocalDynamo dynamo() {
    return dynamo;
  }

  LocalTopic topic() {
    return topic;
  }

  String table() {
    return deployment.table().name();
  }

  /** Programs with this in their command exit with 1 from now on. */
  void fail(String program) {
    failingPrograms.add(program);
  }

  /** An instance launches under a hook with this metadata, and its cloud-init ends. */
  void launch(String instance, String ip, String metadata) {
    launch(instance, "worker", ip, metadata);
  }

  /** Likewise, an instance of this node type. */
  void launch(String instance, String type, String ip, String metadata) {
    aws.autoScaling().hooks().stream()
        .filter(hook -> hook.direction() == Direction.LAUNCHING)
        .forEach(hook -> aws.autoScaling().putHook(hook.withMetadata(metadata)));
    aws.autoScaling().launch(instance);
    cloudInit.write(instance, type, ip, "finished_cloud_init");
  }

  /** Takes the events that have happened by then. */
  List<String> eventsAfter(Duration duration) {
    time.advance(duration);
    List<String> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  /** Lets time pass and delivers what happens, until nothing happens any more. */
  void deliverAll() throws Exception {
    for (List<String> next = eventsAfter(STEP); !next.isEmpty(); next = eventsAfter(STEP)) {
      for (String event : next) {
        deliver(event);
      }
    }
  }

  /** Delivers one event; what the function answers or throws is kept. */
  void deliver(String event) throws Exception {
    requests++;
    try {
      answers.add(runtimeApi.invoke("request-" + requests, event).get(LONG, SECONDS));
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(FunctionError.class);
      errors.add(e.getCause().getMessage());
    }
  }

  /** What was answered so far, in order. */
  List<String> answers() {
    return List.copyOf(answers);
  }

  /** What was thrown so far, in order, with stack traces as Lambda reports them. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Ends the function; returns every line that it has printed. */
  List<String> end() {
    function.close();
    List<String> lines = function.lastLines(ALL_LINES);
    assertThat(lines).as("all lines, none forgotten").hasSizeLessThan(ALL_LINES);
    return lines;
  }

  @Override
  public void close() {
    resources.close();
  }
}

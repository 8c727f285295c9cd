package dev.lifecycle.examples.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lifecycle.examples.local.dynamo.ItemChange;
import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.dynamo.TableHistory;
import dev.lifecycle.examples.local.endpoint.LocalAws;
import dev.lifecycle.examples.local.lambda.FunctionProcess;
import dev.lifecycle.examples.local.lambda.FunctionSettings;
import dev.lifecycle.examples.local.lambda.RuntimeApi;
import dev.lifecycle.examples.local.stage.Generated;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.aws.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * A deployment package in Lambda's runtime whose one handler object serves many threads, as on
 * Lambda's managed instances, in real time: instances launch, join, are terminated and go. Every
 * event comes more than once and in no order.
 */
final class CrowdedStage implements AutoCloseable {

  static final String GROUP = "workers";
  static final String LAUNCH_HOOK = "workers-launch";
  static final String TERMINATE_HOOK = "workers-terminate";

  private static final String TABLE = "nodes";
  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1");
  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:crowded";
  private static final int MEMORY = 512;
  private static final Duration HOOK_TIME = Duration.ofHours(1);

  /** A launch of a node that is gone waits until only 12 s of it are left. */
  private static final Duration TIMEOUT = Duration.ofSeconds(18);

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int MOST_PROGRAM_MILLIS = 300;
  private static final int START_SECONDS = 120;

  private final Resources resources = new Resources();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final RecordChains chains = new RecordChains();
  private final Set<String> terminated = new HashSet<>();
  private final Set<String> hasty = ConcurrentHashMap.newKeySet();
  private final Random lots;
  private final RealTime time;
  private final LocalDynamo dynamo;
  private final TableHistory history;
  private final LocalAws aws;
  private final ShuffledDelivery events;
  private final CloudInit cloudInit;
  private boolean restedBefore;

  /**
   * Starts everything.
   *
   * @param threads how many invocations run at a time
   * @param copies how often an event is delivered
   */
  CrowdedStage(Path zip, String handler, int threads, ToIntFunction<String> copies, long seed)
      throws Exception {
    lots = new Random(seed);
    try {
      time = resources.add(new RealTime(end::completeExceptionally));
      dynamo = resources.add(new LocalDynamo(ACCOUNT.region()));
      history =
          dynamo.create(
              Generated.beside(handler, "Handler")
                  .deployment(ACCOUNT, Map.of("GroupName", GROUP))
                  .table()
                  .named(TABLE));
      RuntimeApi runtimeApi = resources.add(new RuntimeApi(ARN, TIMEOUT, time));
      events = new ShuffledDelivery(runtimeApi, time, threads, copies, new Random(seed));
      aws = resources.add(new LocalAws(ACCOUNT, GROUP, this::run, time, time, this::deliver));
      aws.autoScaling().putHook(Hook.of(LAUNCH_HOOK, Direction.LAUNCHING, HOOK_TIME));
      aws.autoScaling().putHook(Hook.of(TERMINATE_HOOK, Direction.TERMINATING, HOOK_TIME));
      cloudInit = new CloudInit(dynamo.client(), TABLE);
      FunctionSettings settings =
          new FunctionSettings("crowded", ARN, handler, TIMEOUT, MEMORY, environment(threads));
      resources.add(new FunctionProcess(zip, settings, runtimeApi.address()));
      CompletableFuture.anyOf(runtimeApi.ready(), end).get(START_SECONDS, SECONDS);
    } catch (Exception e) {
      resources.close();
      throw e;
    }
  }

  private Map<String, String> environment(int threads) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(threads));
    variables.put("AWS_LAMBDA_LOG_LEVEL", "ERROR");
    variables.put("LIFECYCLE_TABLE", TABLE);
    variables.put("LIFECYCLE_GROUPS", GROUP);
    variables.put("LIFECYCLE_HOOKS", LAUNCH_HOOK + "," + TERMINATE_HOOK);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_AUTO_SCALING", aws.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SSM", aws.endpoint().toString());
    variables.put("AWS_REGION", ACCOUNT.region());
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  /** The rule of the generated template lets no other statuses through. */
  private void deliver(String event) {
    String status = Json.read(event).path("detail").path("status").asText();
    if (!"InProgress".equals(status) && !"Pending".equals(status)) {
      events.deliver(event);
    }
  }

  /** Programs succeed; the instance of a hasty one is terminated while its first one runs. */
  private Machine.Ending run(String instance, Command command) {
    if (hasty.remove(instance)) {
      time.after(Duration.ZERO, () -> terminate(instance));
    }
    synchronized (lots) {
      return new Machine.Ending(Duration.ofMillis(lots.nextInt(MOST_PROGRAM_MILLIS)), 0);
    }
  }

  /**
   * An instance launches whose cloud-init is done.
   *
   * @param hastily whether it is terminated before it has joined, and not after
   */
  void launch(String instance, boolean hastily) {
    if (hastily) {
      hasty.add(instance);
    }
    aws.runCommand().register(instance);
    cloudInit.write(instance, "10.0.0.7", "finished_cloud_init");
    time.after(Duration.ZERO, () -> aws.autoScaling().launch(instance));
  }

  private void terminate(String instance) {
    if (terminated.add(instance)) {
      aws.autoScaling().terminate(instance);
    }
  }

  /** Waits until every instance was in service and is gone, and no event is left. */
  void awaitTheEnd(Duration longest) throws Exception {
    time.every(LOOK, this::look);
    end.get(longest.toSeconds(), SECONDS);
    read();
  }

  private void look() {
    Map<String, String> instances = aws.autoScaling().instances();
    instances.forEach(
        (instance, state) -> {
          if (state.equals("InService")) {
            terminate(instance);
          }
        });
    read();
    boolean rests = instances.isEmpty() && events.idle();
    // An event may be on its way between two looks.
    if (rests && restedBefore) {
      end.complete(null);
    }
    restedBefore = rests;
  }

  private synchronized void read() {
    for (List<ItemChange> page = history.changes(); !page.isEmpty(); page = history.changes()) {
      page.forEach(chains::add);
    }
  }

  /** The writes to the records. */
  RecordChains chains() {
    return chains;
  }

  /** The events. */
  ShuffledDelivery events() {
    return events;
  }

  /** The group and Run Command. */
  LocalAws aws() {
    return aws;
  }

  @Override
  public void close() {
    resources.close();
  }
}

package dev.lifecycle.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lifecycle.runtime.action.AutoScalingActions;
import dev.lifecycle.runtime.action.SnsTopic;
import dev.lifecycle.runtime.action.SsmRunCommand;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.engine.Engine;
import dev.lifecycle.runtime.engine.Host;
import dev.lifecycle.runtime.engine.Invocation;
import dev.lifecycle.runtime.engine.Parts;
import dev.lifecycle.runtime.event.Decoded;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.OperatorRequest;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.AnswerJson;
import dev.lifecycle.runtime.report.DispatchListener;
import dev.lifecycle.runtime.report.Listeners;
import dev.lifecycle.runtime.report.LogKey;
import dev.lifecycle.runtime.report.OperatorAnswer;
import dev.lifecycle.runtime.report.Topic;
import dev.lifecycle.runtime.report.TopicListener;
import dev.lifecycle.runtime.store.DynamoDbNodeRecords;
import dev.lifecycle.runtime.store.DynamoDbRecordStore;
import dev.lifecycle.runtime.store.DynamoDbRoles;
import dev.lifecycle.runtime.store.DynamoDbSchedules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A model's Lambda function: bytes in, answer out. Generated handlers hold one. It is the
 * composition root, where clients, clock and chance come from. Thread-safe.
 */
public final class LifecycleFunction {

  private static final Logger log = LoggerFactory.getLogger(LifecycleFunction.class);

  private final Engine<?> engine;
  private final Json json;
  private final PayloadHandler payloads;
  private final Host host;
  private final Listeners listeners;

  private LifecycleFunction(Parts<?> parts, List<DispatchListener> listeners) {
    this.engine = new Engine<>(parts);
    this.json = parts.json();
    this.payloads = new PayloadHandler(json, parts.configuration().batch());
    this.host = parts.host();
    this.listeners = new Listeners(listeners);
  }

  /**
   * The function of a model, configured by its environment.
   *
   * @throws IllegalStateException if a variable is missing or wrong; the message is one line
   */
  public static <S extends Enum<S>> LifecycleFunction of(
      TransitionTable<S> table,
      Dispatcher<S> dispatcher,
      Services services,
      List<DispatchListener> listeners) {
    Configuration configuration = Configuration.from(services);
    warnOfWideScope(configuration);
    List<DispatchListener> hearers = new ArrayList<>(listeners);
    configuration
        .topic()
        .ifPresent(arn -> hearers.add(new TopicListener(topic(arn, services), new Json())));
    Clients clients =
        new Clients(
            services.client(DynamoDbClient.builder()),
            services.client(AutoScalingClient.builder(), AutoScalingActions.retries()),
            services.client(SsmClient.builder(), SsmRunCommand.retries()));
    return of(table, dispatcher, clients, configuration, host(), hearers);
  }

  /**
   * The clients that a function calls AWS with.
   *
   * @param autoScaling one that does not repeat throttled calls, as {@link
   *     AutoScalingActions#retries} does not
   * @param ssm one that repeats throttled calls only, as {@link SsmRunCommand#retries} does
   */
  public record Clients(DynamoDbClient dynamoDb, AutoScalingClient autoScaling, SsmClient ssm) {}

  /** The function of a model on these clients and this host, for tests in virtual time. */
  public static <S extends Enum<S>> LifecycleFunction of(
      TransitionTable<S> table,
      Dispatcher<S> dispatcher,
      Clients clients,
      Configuration configuration,
      Host host,
      List<DispatchListener> listeners) {
    DynamoDbClient dynamoDb = clients.dynamoDb();
    String name = configuration.table();
    Parts<S> parts =
        new Parts<>(
            table,
            dispatcher,
            new DynamoDbRecordStore(dynamoDb, name, table.model(), table.pending(), host.uuids()),
            new DynamoDbNodeRecords(dynamoDb, name),
            new DynamoDbRoles(dynamoDb, name, table.model(), host.uuids()),
            new DynamoDbSchedules(dynamoDb, name, table.model()),
            new AutoScalingActions(clients.autoScaling()),
            new SsmRunCommand(clients.ssm()),
            configuration,
            host,
            new Json());
    return new LifecycleFunction(parts, listeners);
  }

  /**
   * Handles one invocation.
   *
   * @throws dev.lifecycle.runtime.event.BadEventException if the event cannot be read
   * @throws dev.lifecycle.runtime.engine.RetryableException if it must be delivered again
   * @throws CallFailedException likewise
   */
  public void handle(InputStream event, OutputStream answer, Context context) throws IOException {
    Invocation invocation =
        Invocation.begins(
            context.getAwsRequestId(), host, Duration.ofMillis(context.getRemainingTimeInMillis()));
    byte[] payload = event.readAllBytes();
    PayloadHandler.Reply reply =
        LogKey.REQUEST.during(
            invocation.requestId(), () -> payloads.handle(payload, new Call(invocation)));
    try (JsonGenerator generator = json.generator(answer)) {
      reply.write(generator);
    }
  }

  private final class Call implements PayloadHandler.Call {

    private final Invocation invocation;

    Call(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public List<Answer> handle(Decoded decoded) {
      List<Answer> answers = LifecycleFunction.this.handle(decoded, invocation);
      answers.forEach(answer -> listeners.dispatched(answer, remaining()));
      return answers;
    }

    @Override
    public PayloadHandler.Reply ask(OperatorRequest request) {
      if (request instanceof OperatorRequest.Retry retry) {
        Answer answer = engine.retry(retry, invocation);
        listeners.dispatched(answer, remaining());
        return generator -> AnswerJson.write(List.of(answer), generator);
      }
      OperatorAnswer answer = engine.answer(request, invocation);
      return generator -> AnswerJson.write(answer, generator);
    }

    @Override
    public Duration remaining() {
      return invocation.remaining(host);
    }
  }

  private List<Answer> handle(Decoded decoded, Invocation invocation) {
    if (decoded instanceof Decoded.Event event) {
      return engine.handle(event.event(), invocation);
    }
    String reason = ((Decoded.Dropped) decoded).reason();
    return List.of(Answer.ignored(Optional.empty(), reason));
  }

  /** SNS's client is optional: it is loaded here, and only if there is a topic. */
  private static Topic topic(String arn, Services services) {
    try {
      return SnsTopic.of(arn, services)::publish;
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "LIFECYCLE_TOPIC_ARN is set, but SNS's client is not on the class path: add the"
              + " dependency software.amazon.awssdk:sns",
          missing);
    }
  }

  /** The machine's clocks and random numbers. */
  private static Host host() {
    return new Host(
        InstantSource.system(),
        () -> Duration.ofNanos(System.nanoTime()),
        () -> UUID.randomUUID().toString(),
        () -> ThreadLocalRandom.current().nextDouble(),
        time -> LockSupport.parkNanos(time.toNanos()));
  }

  private static void warnOfWideScope(Configuration configuration) {
    if (configuration.groups().isEmpty()) {
      log.warn("LIFECYCLE_GROUPS is not set: actions of every Auto Scaling group are handled");
    }
    if (configuration.hooks().isEmpty()) {
      log.warn("LIFECYCLE_HOOKS is not set: actions of every lifecycle hook are handled");
    }
  }
}

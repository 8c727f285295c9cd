package dev.lifecycle.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lifecycle.runtime.action.AutoScalingActions;
import dev.lifecycle.runtime.action.SsmRunCommand;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.engine.Engine;
import dev.lifecycle.runtime.engine.Host;
import dev.lifecycle.runtime.engine.Invocation;
import dev.lifecycle.runtime.engine.Parts;
import dev.lifecycle.runtime.event.BadEventException;
import dev.lifecycle.runtime.event.Decoded;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.DispatchListener;
import dev.lifecycle.runtime.store.DynamoDbRecordStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
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
  private final PayloadHandler payloads;
  private final InstantSource clock;
  private final List<DispatchListener> listeners;

  private LifecycleFunction(
      Engine<?> engine,
      PayloadHandler payloads,
      InstantSource clock,
      List<DispatchListener> listeners) {
    this.engine = engine;
    this.payloads = payloads;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
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
    Host host =
        new Host(
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            () -> ThreadLocalRandom.current().nextDouble(),
            time -> LockSupport.parkNanos(time.toNanos()));
    Json json = new Json();
    Parts<S> parts =
        new Parts<>(
            table,
            dispatcher,
            new DynamoDbRecordStore(
                services.client(DynamoDbClient.builder()),
                configuration.table(),
                table.model(),
                table.pending(),
                host.uuids()),
            new AutoScalingActions(services.client(AutoScalingClient.builder())),
            new SsmRunCommand(services.client(SsmClient.builder(), SsmRunCommand.retries())),
            configuration,
            host,
            json);
    return new LifecycleFunction(
        new Engine<>(parts),
        new PayloadHandler(json, configuration.batch()),
        host.clock(),
        listeners);
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
        new Invocation(
            context.getAwsRequestId(),
            clock.instant().plus(Duration.ofMillis(context.getRemainingTimeInMillis())));
    PayloadHandler.Call call =
        new PayloadHandler.Call() {
          @Override
          public List<Answer> handle(Decoded decoded) {
            List<Answer> answers = LifecycleFunction.this.handle(decoded, invocation);
            answers.forEach(LifecycleFunction.this::report);
            return answers;
          }

          @Override
          public Duration remaining() {
            return Duration.ofMillis(context.getRemainingTimeInMillis());
          }
        };
    payloads.handle(event.readAllBytes(), call, answer);
  }

  private List<Answer> handle(Decoded decoded, Invocation invocation) {
    if (decoded instanceof Decoded.Event event) {
      return engine.handle(event.event(), invocation);
    }
    if (decoded instanceof Decoded.Request) {
      throw new BadEventException("lifecycle names a request that this version does not answer");
    }
    String reason = ((Decoded.Dropped) decoded).reason();
    return List.of(Answer.ignored(Optional.empty(), reason));
  }

  private void report(Answer answer) {
    for (DispatchListener listener : listeners) {
      try {
        listener.dispatched(answer);
      } catch (RuntimeException thrown) {
        log.warn("A dispatch listener threw; the dispatch stands", thrown);
      }
    }
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

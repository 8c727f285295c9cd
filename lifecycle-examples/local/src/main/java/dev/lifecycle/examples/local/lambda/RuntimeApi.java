package dev.lifecycle.examples.local.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.lifecycle.examples.local.http.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API on the loopback interface: a queue of invocations that a function's runtime
 * takes from one by one, and answers. What waits in the queue is what Lambda would start another
 * environment for.
 */
public final class RuntimeApi implements Invokable, AutoCloseable {

  private static final String VERSION = "/2018-06-01/runtime/";

  private record Invocation(String requestId, String event, CompletableFuture<String> answer) {}

  private final String functionArn;
  private final Duration timeout;
  private final InstantSource time;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final LoopbackServer server;

  /**
   * Starts the server.
   *
   * @param timeout the function's time-out: an invocation that takes longer has failed
   */
  public RuntimeApi(String functionArn, Duration timeout, InstantSource time) throws IOException {
    this.functionArn = functionArn;
    this.timeout = timeout;
    this.time = time;
    this.server = new LoopbackServer("runtime-api", this::handle);
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} holds. */
  public String address() {
    return server.uri().getAuthority();
  }

  /** Done when a function has started and asks for work; fails if its start does. */
  public CompletableFuture<Void> ready() {
    return ready;
  }

  /**
   * Invokes the function.
   *
   * @return its answer, or a failure with a {@link FunctionError} or a {@link
   *     java.util.concurrent.TimeoutException}
   */
  @Override
  public CompletableFuture<String> invoke(String requestId, String event) {
    Invocation invocation = new Invocation(requestId, event, new CompletableFuture<>());
    waiting.add(invocation);
    return invocation.answer();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(VERSION + "invocation/next")) {
      next(exchange);
    } else if (path.equals(VERSION + "init/error")) {
      ready.completeExceptionally(new FunctionError(body(exchange)));
      accept(exchange);
    } else if (path.startsWith(VERSION + "invocation/") && path.endsWith("/response")) {
      answered(path).complete(body(exchange));
      accept(exchange);
    } else if (path.startsWith(VERSION + "invocation/") && path.endsWith("/error")) {
      answered(path).completeExceptionally(new FunctionError(body(exchange)));
      accept(exchange);
    } else {
      LoopbackServer.answer(exchange, 404, "{\"errorType\":\"NotFound\"}");
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete(null);
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return;
    }
    running.put(invocation.requestId(), invocation);
    invocation.answer().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set(
        "Lambda-Runtime-Deadline-Ms", Long.toString(time.instant().plus(timeout).toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set("Lambda-Runtime-Trace-Id", traceId());
    LoopbackServer.answer(exchange, 200, invocation.event());
  }

  /** The form that X-Ray's trace header has. */
  private String traceId() {
    String random = UUID.randomUUID().toString().replace("-", "");
    long seconds = time.instant().getEpochSecond();
    return "Root=1-%08x-%s;Sampled=0".formatted(seconds, random.substring(0, 24));
  }

  private CompletableFuture<String> answered(String path) {
    String id = path.substring((VERSION + "invocation/").length(), path.lastIndexOf('/'));
    Invocation invocation = running.remove(id);
    return invocation == null ? new CompletableFuture<>() : invocation.answer();
  }

  private static void accept(HttpExchange exchange) throws IOException {
    LoopbackServer.answer(exchange, 202, "{\"status\":\"OK\"}");
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}

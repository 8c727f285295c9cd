package dev.lifecycle.examples.local.dynamo;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsString;
import com.fasterxml.jackson.jr.stree.JrsValue;
import com.sun.net.httpserver.HttpExchange;
import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.examples.local.endpoint.CallLog;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.endpoint.Faults;
import dev.lifecycle.examples.local.http.LoopbackServer;
import dev.lifecycle.testing.aws.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands between the function and DynamoDB Local and notes each call, so that the function's calls
 * are counted, and made to fail, and nobody else's.
 */
public final class CountingProxy implements AutoCloseable {

  private static final String SERVICE = "DynamoDB";
  private static final String TARGET = "X-Amz-Target";

  /** Each connection has its own. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI dynamo;
  private final CallLog calls;
  private final Faults faults;
  private final InstantSource time;
  private final LoopbackServer server;

  /** Starts the proxy of this endpoint. */
  public CountingProxy(URI dynamo, CallLog calls, Faults faults, InstantSource time)
      throws IOException {
    this.dynamo = dynamo;
    this.calls = calls;
    this.faults = faults;
    this.time = time;
    this.server = new LoopbackServer("dynamodb-proxy", this::handle);
  }

  /** What {@code AWS_ENDPOINT_URL_DYNAMODB} holds. */
  public URI endpoint() {
    return server.uri();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst(TARGET);
    String action = target.substring(target.indexOf('.') + 1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    Arrived call = new Arrived(action, detail(body), request(exchange, body));
    Optional<Fault> fault = faults.arrived(SERVICE, action);
    try {
      if (fault.isPresent()) {
        fail(exchange, call, fault.get());
        return;
      }
      HttpResponse<byte[]> response = http.send(call.request(), BodyHandlers.ofByteArray());
      record(
          call,
          response.statusCode() == 200 ? Optional.empty() : Optional.of(code(response.body())));
      answer(exchange, response);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A call that arrived, and what is passed on of it. */
  private record Arrived(String action, String detail, HttpRequest request) {}

  /** The index that is asked, or what a transaction is made of. */
  private static String detail(byte[] body) {
    JrsValue fields = Json.read(new String(body, StandardCharsets.UTF_8));
    if (fields.path("IndexName") instanceof JrsString index) {
      return index.getValue();
    }
    List<String> writes = new ArrayList<>();
    if (fields.path("TransactItems") instanceof JrsArray items) {
      items.elements().forEachRemaining(item -> item.fieldNames().forEachRemaining(writes::add));
    }
    return String.join(",", writes);
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(dynamo.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().forEach((name, values) -> passOn(name, values, request::header));
    return request.build();
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach((name, values) -> passOn(name, values, exchange.getResponseHeaders()::add));
    exchange.sendResponseHeaders(
        response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  /** Nothing is answered where the connection is dropped: the server closes it. */
  private void fail(HttpExchange exchange, Arrived call, Fault fault)
      throws IOException, InterruptedException {
    if (fault.takesEffect()) {
      http.send(call.request(), BodyHandlers.discarding());
    }
    record(call, Optional.of(fault.code()));
    if (fault.status() > 0) {
      LoopbackServer.answer(exchange, fault.status(), Json.write(Map.of("__type", fault.code())));
    }
  }

  private void record(Arrived call, Optional<String> refusal) {
    calls.add(
        new Call(time.instant(), SERVICE, call.action(), Optional.empty(), call.detail(), refusal));
  }

  /** The error's code without the name space that stands before it. */
  private static String code(byte[] error) {
    String type = Json.read(new String(error, StandardCharsets.UTF_8)).path("__type").asText();
    return type.substring(type.indexOf('#') + 1);
  }

  private interface Header {
    void set(String name, String value);
  }

  private static void passOn(String name, List<String> values, Header header) {
    if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> header.set(name, value));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

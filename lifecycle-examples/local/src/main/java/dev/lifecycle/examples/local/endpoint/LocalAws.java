package dev.lifecycle.examples.local.endpoint;

import com.sun.net.httpserver.HttpExchange;
import dev.lifecycle.examples.local.http.LoopbackServer;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.ApiException;
import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.EventBus;
import dev.lifecycle.testing.aws.Later;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.aws.RunCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One Auto Scaling group, Run Command and one hosted zone of Route 53 behind a loopback HTTP
 * endpoint that the real SDK clients understand ({@code AWS_ENDPOINT_URL_AUTO_SCALING}, {@code
 * AWS_ENDPOINT_URL_SSM}, {@code AWS_ENDPOINT_URL_ROUTE_53}), and the event bus on which they tell
 * what happens. Signatures are not checked.
 *
 * <p>A terminated instance's agent is heard of no more.
 */
public final class LocalAws implements AutoCloseable {

  private final InstantSource time;
  private final CallLog calls = new CallLog();
  private final Faults faults = new Faults();
  private final EventBus events;
  private final RunCommand runCommand;
  private final AutoScalingGroup autoScaling;
  private final HostedZone hostedZone = new HostedZone("Z0123456789LOCAL", "example.org");
  private final Protocol queryProtocol;
  private final Protocol jsonProtocol;
  private final Protocol restProtocol;
  private final LoopbackServer server;

  /**
   * Starts the endpoint.
   *
   * @param machine what instances do with commands
   * @param time what time it is
   * @param later when time-outs, programs and events fall due
   * @param target gets each event as EventBridge writes it
   */
  public LocalAws(
      Account account,
      String group,
      Machine machine,
      InstantSource time,
      Later later,
      Consumer<String> target)
      throws IOException {
    this.time = time;
    this.events = new EventBus(account, time, later, target);
    this.runCommand = new RunCommand(account, machine, time, later, events);
    this.autoScaling =
        new AutoScalingGroup(group, account, time, later, events, runCommand::deregister);
    this.queryProtocol = new AutoScalingProtocol(autoScaling);
    this.jsonProtocol = new SsmProtocol(runCommand);
    this.restProtocol = new Route53Protocol(hostedZone, time);
    this.server = new LoopbackServer("local-aws", this::handle);
  }

  /** The group. */
  public AutoScalingGroup autoScaling() {
    return autoScaling;
  }

  /** Run Command. */
  public RunCommand runCommand() {
    return runCommand;
  }

  /** The hosted zone. */
  public HostedZone hostedZone() {
    return hostedZone;
  }

  /** The bus, on which schedules can fire too. */
  public EventBus events() {
    return events;
  }

  /** Where the clients find Auto Scaling, Systems Manager and Route 53. */
  public URI endpoint() {
    return server.uri();
  }

  /** What was called. */
  public CallLog calls() {
    return calls;
  }

  /** Which calls fail. */
  public Faults faults() {
    return faults;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String target =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
            .orElse(exchange.getRequestMethod() + " " + path);
    Protocol protocol = protocol(target, path);
    exchange.getResponseHeaders().set("Content-Type", protocol.contentType());
    try {
      answer(exchange, protocol, protocol.read(target, body), body);
    } catch (ApiException e) {
      LoopbackServer.answer(exchange, 400, protocol.refusal(e));
    }
  }

  private void answer(
      HttpExchange exchange, Protocol protocol, Protocol.Request request, String body)
      throws IOException {
    Optional<Fault> fault = faults.arrived(protocol.service(), request.action());
    if (fault.isPresent()) {
      fail(exchange, protocol, request, fault.get(), body);
    } else {
      LoopbackServer.answer(exchange, 200, answer(protocol, request));
    }
  }

  private Protocol protocol(String target, String path) {
    if (target.startsWith(SsmProtocol.TARGET)) {
      return jsonProtocol;
    }
    return path.startsWith(Route53Protocol.PATH) ? restProtocol : queryProtocol;
  }

  /**
   * Nothing is answered where the connection is dropped: the server closes it. Validation errors
   * quote the request, as AWS's do.
   */
  private void fail(
      HttpExchange exchange, Protocol protocol, Protocol.Request request, Fault fault, String body)
      throws IOException {
    if (fault.takesEffect()) {
      request.answering().answer();
    }
    record(protocol, request, Optional.of(fault.code()));
    if (fault.status() > 0) {
      String why =
          fault.code().startsWith("Validation") ? "Value " + body : "as the fault wants it";
      String refusal = protocol.refusal(new ApiException(fault.code(), why));
      LoopbackServer.answer(exchange, fault.status(), refusal);
    }
  }

  private String answer(Protocol protocol, Protocol.Request request) {
    try {
      String answer = request.answering().answer();
      record(protocol, request, Optional.empty());
      return answer;
    } catch (ApiException e) {
      record(protocol, request, Optional.of(e.code()));
      throw e;
    }
  }

  private void record(Protocol protocol, Protocol.Request request, Optional<String> refusal) {
    calls.add(
        new Call(
            time.instant(),
            protocol.service(),
            request.action(),
            request.instance(),
            request.detail(),
            refusal));
  }

  @Override
  public void close() {
    server.close();
  }
}

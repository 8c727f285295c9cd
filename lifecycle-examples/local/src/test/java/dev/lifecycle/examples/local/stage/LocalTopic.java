package dev.lifecycle.examples.local.stage;

import com.sun.net.httpserver.HttpExchange;
import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.examples.local.endpoint.CallLog;
import dev.lifecycle.examples.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** As much of SNS as a publisher sees: Publish ({@code AWS_ENDPOINT_URL_SNS}). Thread-safe. */
public final class LocalTopic implements AutoCloseable {

  private static final String REFUSAL = "AuthorizationError";

  /** What was published. */
  public record Message(String topic, String subject, String text) {}

  private final CallLog calls;
  private final InstantSource time;
  private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
  private final LoopbackServer server;
  private volatile boolean refusing;

  /** Starts the topic. */
  public LocalTopic(CallLog calls, InstantSource time) throws IOException {
    this.calls = calls;
    this.time = time;
    server = new LoopbackServer("local-topic", this::handle);
  }

  /** Where publishers find it. */
  public URI endpoint() {
    return server.uri();
  }

  /** From now on nobody may publish. */
  public void refuse() {
    refusing = true;
  }

  /** What was published, or tried to be, in order. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        Arrays.stream(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .split("&"))
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1])));
    messages.add(new Message(form.get("TopicArn"), form.get("Subject"), form.get("Message")));
    Optional<String> refusal = Optional.of(REFUSAL).filter(code -> refusing);
    calls.add(new Call(time.instant(), "SNS", "Publish", Optional.empty(), "", refusal));
    if (refusal.isPresent()) {
      LoopbackServer.answer(
          exchange,
          403,
          "<ErrorResponse><Error><Code>" + REFUSAL + "</Code></Error></ErrorResponse>");
    } else {
      LoopbackServer.answer(
          exchange,
          200,
          "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult>"
              + "</PublishResponse>");
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}

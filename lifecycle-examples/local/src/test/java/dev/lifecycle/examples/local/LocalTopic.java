package dev.lifecycle.examples.local;

import com.sun.net.httpserver.HttpExchange;
import dev.lifecycle.examples.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** As much of SNS as a publisher sees: Publish ({@code AWS_ENDPOINT_URL_SNS}). Thread-safe. */
final class LocalTopic implements AutoCloseable {

  /** What was published. */
  record Message(String topic, String subject, String text) {}

  private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
  private final LoopbackServer server;
  private volatile boolean refusing;

  LocalTopic() throws IOException {
    server = new LoopbackServer("local-topic", this::handle);
  }

  URI endpoint() {
    return server.uri();
  }

  /** From now on nobody may publish. */
  void refuse() {
    refusing = true;
  }

  /** What was published, or tried to be, in order. */
  List<Message> messages() {
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
    if (refusing) {
      LoopbackServer.answer(
          exchange,
          403,
          "<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>");
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

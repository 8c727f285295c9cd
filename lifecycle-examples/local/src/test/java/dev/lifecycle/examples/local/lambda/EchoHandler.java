package dev.lifecycle.examples.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The function of these tests: answers what it is asked, as far as it does not throw. */
public final class EchoHandler implements RequestStreamHandler {

  /** Refuses to start where it is told to. */
  public EchoHandler() {
    if (System.getenv("REFUSE") != null) {
      throw new IllegalStateException("REFUSE is set");
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    if (event.contains("throw")) {
      throw new IllegalStateException("as the event said");
    }
    if (event.contains("exit")) {
      System.out.println("goodbye");
      System.exit(3);
    }
    boolean inTime = context.getRemainingTimeInMillis() > 0;
    String answer =
        "\"%s %s %s %s\""
            .formatted(
                event.replace("\"", ""),
                context.getAwsRequestId(),
                inTime,
                System.getenv("GREETING"));
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }
}

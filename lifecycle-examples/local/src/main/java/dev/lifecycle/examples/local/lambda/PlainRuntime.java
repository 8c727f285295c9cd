package dev.lifecycle.examples.local.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for AWS's runtime interface client where that has no native code: takes invocations
 * from the Runtime API and hands them to a stream handler that a plain class loader loads.
 */
final class PlainRuntime {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  private PlainRuntime(String base) {
    this.base = base;
  }

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    String api = System.getenv("AWS_LAMBDA_RUNTIME_API");
    PlainRuntime runtime = new PlainRuntime("http://" + api + "/2018-06-01/runtime/");
    RequestStreamHandler handler;
    try {
      handler =
          Class.forName(arguments[0])
              .asSubclass(RequestStreamHandler.class)
              .getDeclaredConstructor()
              .newInstance();
    } catch (InvocationTargetException e) {
      runtime.post("init/error", problem(e.getCause()));
      throw e;
    } catch (ReflectiveOperationException e) {
      runtime.post("init/error", problem(e));
      throw e;
    }
    // As on Lambda's managed instances: so many threads serve one handler object.
    String threads = System.getenv().getOrDefault("AWS_LAMBDA_MAX_CONCURRENCY", "1");
    for (int thread = 0; thread < Integer.parseInt(threads); thread++) {
      new Thread(() -> runtime.serveForEver(handler), "invocations-" + thread).start();
    }
  }

  /** A runtime that cannot reach the Runtime API has nothing left to do. */
  private void serveForEver(RequestStreamHandler handler) {
    try {
      while (true) {
        serve(handler);
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("the runtime ends: " + e);
      System.exit(1);
    }
  }

  private void serve(RequestStreamHandler handler) throws IOException, InterruptedException {
    HttpResponse<byte[]> next =
        http.send(
            HttpRequest.newBuilder(URI.create(base + "invocation/next")).build(),
            BodyHandlers.ofByteArray());
    String id = next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    long deadline = next.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow();
    String arn = next.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn").orElse("");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(next.body()), answer, new Invocation(id, arn, deadline));
      post("invocation/" + id + "/response", answer.toByteArray());
    } catch (IOException | RuntimeException | Error e) {
      post("invocation/" + id + "/error", problem(e));
    }
  }

  private void post(String path, byte[] body) throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(URI.create(base + path))
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.discarding());
  }

  private static byte[] problem(Throwable thrown) {
    String text = thrown.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return ("{\"errorMessage\":\"" + text.replaceAll("\\p{Cntrl}", " ") + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What a handler may ask about its invocation. */
  private record Invocation(String id, String arn, long deadline) implements Context, LambdaLogger {

    @Override
    public String getAwsRequestId() {
      return id;
    }

    @Override
    public String getLogGroupName() {
      return System.getenv("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
      return System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
      return System.getenv("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
      return System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
      return arn;
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ClientContext getClientContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getRemainingTimeInMillis() {
      return (int) (deadline - System.currentTimeMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
      return Integer.parseInt(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
    }

    @Override
    public LambdaLogger getLogger() {
      return this;
    }

    @Override
    public void log(String message) {
      System.out.println(message);
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }
  }
}

package dev.lifecycle.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** A network of canned answers, the last of them for ever, that keeps what was asked. */
public final class Http implements SdkHttpClient {

  /** One request. */
  public record Request(String target, String body) {

    /** The fields of a form. */
    public Map<String, String> form() {
      Map<String, String> fields = new TreeMap<>();
      for (String field : body.split("&")) {
        String[] pair = field.split("=", 2);
        fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
      return fields;
    }
  }

  private record Answer(int status, String body) {}

  private static final Answer NONE = new Answer(0, "");

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  /** Answers like this. */
  public static Http answering(int status, String body) {
    return new Http().then(status, body);
  }

  /** Takes requests and gives no answer. */
  public static Http failing() {
    return new Http().thenNone();
  }

  /** Answers the next request like this. */
  public Http then(int status, String body) {
    answers.add(new Answer(status, body));
    return this;
  }

  /** Takes the next request and gives no answer. */
  public Http thenNone() {
    answers.add(NONE);
    return this;
  }

  /** What was asked, in order. */
  public List<Request> requests() {
    return requests;
  }

  /** A client over this network that makes one attempt a call. */
  public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C once(
      B builder, SdkHttpClient http) {
    return client(builder, http, DefaultRetryStrategy.doNotRetry());
  }

  /** A client over this network that repeats calls like this. */
  public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, SdkHttpClient http, RetryStrategy retries) {
    return builder
        .httpClient(http)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(configuration -> configuration.retryStrategy(retries))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        requests.add(
            new Request(
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse(""),
                request
                    .contentStreamProvider()
                    .map(content -> text(content.newStream()))
                    .orElse("")));
        Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
        if (answer == NONE) {
          throw new IOException("no answer");
        }
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(answer.status()).build())
            .responseBody(
                AbortableInputStream.create(
                    new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}

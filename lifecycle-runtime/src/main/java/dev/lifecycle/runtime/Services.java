package dev.lifecycle.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * What a model's collaborators are made of: the function's environment and AWS clients. One object
 * a function; thread-safe.
 *
 * <p>A model's own variables are in the environment by their names, or together in {@code
 * LIFECYCLE_VARIABLES} as {@code NAME=value;NAME=value}, which the generated template fills. What
 * the environment has by name goes first.
 */
public final class Services {

  private static final String VARIABLES = "LIFECYCLE_VARIABLES";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);

  private final Map<String, String> environment;
  private final Map<String, String> variables;
  private final SdkHttpClient http;

  private Services(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.variables = find(this.environment, VARIABLES).map(Services::pairs).orElse(Map.of());
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(ATTEMPT_TIMEOUT)
            .build();
  }

  /**
   * The services of this Lambda function.
   *
   * @throws IllegalStateException if {@code LIFECYCLE_VARIABLES} is wrong; the message is one line
   *     that names it
   */
  public static Services fromEnvironment() {
    return of(System.getenv());
  }

  /**
   * Services with this environment, for tests.
   *
   * @throws IllegalStateException likewise
   */
  public static Services of(Map<String, String> environment) {
    return new Services(environment);
  }

  /** A variable of the function or the model; one that is blank counts as absent. */
  public Optional<String> variable(String name) {
    return find(environment, name).or(() -> find(variables, name));
  }

  private static Optional<String> find(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(String::trim).filter(v -> !v.isEmpty());
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String part : text.split(";")) {
      int equals = part.indexOf('=');
      String name = part.substring(0, Math.max(equals, 0)).trim();
      if (name.isEmpty()) {
        throw wrong("has a part without a name and =");
      }
      if (pairs.put(name, part.substring(equals + 1)) != null) {
        throw wrong("has " + name + " twice");
      }
    }
    return pairs;
  }

  /** Does not repeat the text: a value may be nobody's business. */
  private static IllegalStateException wrong(String what) {
    return new IllegalStateException(VARIABLES + " " + what + ": write NAME=value;NAME=value");
  }

  /**
   * Builds an AWS client that shares this function's HTTP client and has time-outs that fit an
   * invocation: 5 s an attempt, 12 s a call. Region, credentials and endpoint are the SDK's own.
   *
   * @param builder for example {@code Route53Client.builder()}
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder.httpClient(http).overrideConfiguration(timeouts().build()).build();
  }

  /** Likewise, for a client that repeats calls in its own way. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, RetryStrategy retries) {
    return builder
        .httpClient(http)
        .overrideConfiguration(timeouts().retryStrategy(retries).build())
        .build();
  }

  private static ClientOverrideConfiguration.Builder timeouts() {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
        .apiCallTimeout(CALL_TIMEOUT);
  }
}

package dev.lifecycle.runtime;

import java.time.Duration;
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
 */
public final class Services {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);

  private final Map<String, String> environment;
  private final SdkHttpClient http;

  private Services(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(ATTEMPT_TIMEOUT)
            .build();
  }

  /** The services of this Lambda function. */
  public static Services fromEnvironment() {
    return of(System.getenv());
  }

  /** Services with this environment, for tests. */
  public static Services of(Map<String, String> environment) {
    return new Services(environment);
  }

  /** A variable of the function's environment; one that is blank counts as absent. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::trim).filter(v -> !v.isEmpty());
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

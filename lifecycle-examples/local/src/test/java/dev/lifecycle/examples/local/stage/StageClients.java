package dev.lifecycle.examples.local.stage;

import dev.lifecycle.examples.local.endpoint.LocalAws;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes the clients of a stage, for the runtime and for models that have some of their own. Calls
 * that fail are repeated as often as on Lambda, but nobody waits.
 */
public final class StageClients implements AutoCloseable {

  private final Region region;
  private final URI aws;
  private final Deque<SdkAutoCloseable> open = new ArrayDeque<>();

  /** Clients of a {@link LocalAws}. */
  StageClients(String region, URI aws) {
    this.region = Region.of(region);
    this.aws = aws;
  }

  /** A client of the local AWS. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(B builder) {
    return client(builder, aws);
  }

  /** A client of another endpoint. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(B builder, URI endpoint) {
    return client(builder, endpoint, sdk -> sdk.retryStrategy(StageClients::atOnce));
  }

  /** A client of the local AWS that repeats calls in its own way. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(B builder, RetryStrategy retries) {
    return client(builder, aws, sdk -> sdk.retryStrategy(atOnce(retries.toBuilder()).build()));
  }

  private <
          B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(B builder, URI endpoint, Consumer<ClientOverrideConfiguration.Builder> retries) {
    C client =
        builder
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(retries)
            .build();
    open.push(client);
    return client;
  }

  private static RetryStrategy.Builder<?, ?> atOnce(RetryStrategy.Builder<?, ?> retries) {
    return retries
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately());
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}

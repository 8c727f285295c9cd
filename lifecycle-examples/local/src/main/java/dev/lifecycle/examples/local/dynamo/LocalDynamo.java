package dev.lifecycle.examples.local.dynamo;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * DynamoDB Local in this process, in memory, behind its HTTP port.
 *
 * <p>It leaves threads behind that keep the JVM alive: whoever starts it ends with {@link
 * System#exit}.
 */
public final class LocalDynamo implements AutoCloseable {

  /** Its old SDK warns of libraries that it does not need. Held, or it would be collected. */
  private final Logger oldSdk = Logger.getLogger("com.amazonaws");

  private final DynamoDBProxyServer server;
  private final URI endpoint;
  private final Region region;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;

  /** Starts DynamoDB Local on a free port. */
  public LocalDynamo(String region) throws Exception {
    oldSdk.setLevel(Level.SEVERE);
    int port = freePort();
    this.region = Region.of(region);
    this.endpoint = URI.create("http://127.0.0.1:" + port);
    this.server = start(port);
    this.client = client(DynamoDbClient.builder());
    this.streams = client(DynamoDbStreamsClient.builder());
  }

  /** Where clients find it. */
  public URI endpoint() {
    return endpoint;
  }

  /** Reads and writes it. */
  public DynamoDbClient client() {
    return client;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** DynamoDB Local greets on standard output; the demo's own lines go there. */
  private static DynamoDBProxyServer start(int port) throws Exception {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      String[] options = {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)};
      DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(options);
      server.start();
      return server;
    } finally {
      System.setOut(out);
    }
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Creates a table; returns its history from its beginning. */
  public TableHistory create(TableDefinition definition) {
    String table = definition.name();
    client.createTable(
        definition.request().toBuilder()
            // The stream is ours, for the history.
            .streamSpecification(
                stream ->
                    stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
            .build());
    client.waiter().waitUntilTableExists(request -> request.tableName(table));
    definition
        .timeToLive()
        .ifPresent(
            attribute ->
                client.updateTimeToLive(
                    request ->
                        request
                            .tableName(table)
                            .timeToLiveSpecification(
                                ttl -> ttl.attributeName(attribute).enabled(true))));
    String stream =
        client.describeTable(request -> request.tableName(table)).table().latestStreamArn();
    return new TableHistory(streams, stream);
  }

  @Override
  public void close() {
    streams.close();
    client.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    }
  }
}

package dev.lifecycle.runtime.store;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * DynamoDB Local inside this JVM, one server for all test classes; it ends with the last of them.
 * Each table is a new one, so that no test sees another's items.
 */
public final class LocalDynamo implements BeforeAllCallback, Dynamo {

  private static final AtomicInteger TABLES = new AtomicInteger();

  private Server server;

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        context
            .getRoot()
            .getStore(Namespace.create(LocalDynamo.class))
            .computeIfAbsent(Server.class, type -> Server.start(), Server.class);
  }

  /** A real client of the server, over this HTTP client. */
  public DynamoDbClient client(SdkHttpClient http) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .endpointOverride(server.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  /** A real client of the server. */
  public DynamoDbClient client() {
    return server.client(this);
  }

  @Override
  public Table newTable() {
    return new Table(client(), table());
  }

  @Override
  public Table newTableWithoutIndexes() {
    return new Table(client(), tableWithoutIndexes());
  }

  @Override
  public Lossy lossy(Table table) {
    LossyHttpClient network = new LossyHttpClient();
    DynamoDbClient client = client(network);
    return new Lossy() {
      @Override
      public DynamoDbClient client() {
        return client;
      }

      @Override
      public void loseNextAnswer(Runnable meanwhile) {
        network.loseNextAnswer(meanwhile);
      }

      @Override
      public int delivered() {
        return network.delivered();
      }
    };
  }

  /** A new table with the indexes that the template gives it. */
  public String table() {
    return create(
        CreateTableRequest.builder()
            .attributeDefinitions(
                attribute("Ident", ScalarAttributeType.S),
                attribute("Shard", ScalarAttributeType.N),
                attribute("NextLook", ScalarAttributeType.N),
                attribute("ItemType", ScalarAttributeType.S))
            .globalSecondaryIndexes(
                index("Sweep-index", "Shard", "NextLook"),
                index("ItemType-index", "ItemType", "Ident")));
  }

  /** A new table as the seed has it: a key and nothing else. */
  public String tableWithoutIndexes() {
    return create(
        CreateTableRequest.builder()
            .attributeDefinitions(attribute("Ident", ScalarAttributeType.S)));
  }

  private String create(CreateTableRequest.Builder request) {
    String name = "table-" + TABLES.incrementAndGet();
    client()
        .createTable(
            request
                .tableName(name)
                .keySchema(key("Ident", KeyType.HASH))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
    return name;
  }

  private static GlobalSecondaryIndex index(String name, String hash, String range) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(List.of(key(hash, KeyType.HASH), key(range, KeyType.RANGE)))
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  /** The running server and the client that most tests share. */
  private static final class Server implements AutoCloseable {

    private final DynamoDBProxyServer proxy;
    private final int port;
    private DynamoDbClient client;

    private Server(DynamoDBProxyServer proxy, int port) {
      this.proxy = proxy;
      this.port = port;
    }

    static Server start() {
      PrintStream out = System.out;
      System.setOut(new PrintStream(OutputStream.nullOutputStream())); // its banner
      try {
        int port = freePort();
        DynamoDBProxyServer proxy =
            ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
        proxy.start();
        return new Server(proxy, port);
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local does not start", e);
      } finally {
        System.setOut(out);
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    URI endpoint() {
      return URI.create("http://localhost:" + port);
    }

    synchronized DynamoDbClient client(LocalDynamo local) {
      if (client == null) {
        client = local.client(UrlConnectionHttpClient.create());
      }
      return client;
    }

    @Override
    public void close() {
      if (client != null) {
        client.close();
      }
      try {
        proxy.stop();
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local does not stop", e);
      }
    }
  }
}

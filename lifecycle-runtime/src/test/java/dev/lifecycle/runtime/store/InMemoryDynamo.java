package dev.lifecycle.runtime.store;

import dev.lifecycle.testing.dynamodb.InMemoryDynamoDb;
import dev.lifecycle.testing.dynamodb.Items;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The testing kit's DynamoDB. */
final class InMemoryDynamo implements Dynamo {

  @Override
  public Table newTable() {
    return new Table(new InMemoryDynamoDb("nodes", new Items()), "nodes");
  }

  @Override
  public Table newTableWithoutIndexes() {
    return new Table(InMemoryDynamoDb.withoutIndexes("nodes", new Items()), "nodes");
  }

  @Override
  public Lossy lossy(Table table) {
    return new Forgetful(table.dynamoDb());
  }

  private static final class Forgetful implements Lossy {

    private final DynamoDbClient real;
    private int toLose;
    private int delivered;
    private Runnable meanwhile = () -> {};

    Forgetful(DynamoDbClient real) {
      this.real = real;
    }

    @Override
    public DynamoDbClient client() {
      return (DynamoDbClient)
          Proxy.newProxyInstance(
              DynamoDbClient.class.getClassLoader(),
              new Class<?>[] {DynamoDbClient.class},
              (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
      if (toLose > 0) {
        toLose--;
        deliver(method, arguments);
        meanwhile.run();
      }
      return deliver(method, arguments);
    }

    private Object deliver(Method method, Object[] arguments) throws Throwable {
      delivered++;
      try {
        return method.invoke(real, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }

    @Override
    public void loseNextAnswer(Runnable what) {
      meanwhile = what;
      delivered = 0;
      toLose = 1;
    }

    @Override
    public int delivered() {
      return delivered;
    }
  }
}

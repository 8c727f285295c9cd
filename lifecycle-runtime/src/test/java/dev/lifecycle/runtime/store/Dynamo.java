package dev.lifecycle.runtime.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB that a test runs against. */
interface Dynamo {

  /** A new table with the indexes that the template gives it, and a client of it. */
  Table newTable();

  /** A new table as the seed has it, and a client of it: a key and nothing else. */
  Table newTableWithoutIndexes();

  /** Another client, whose answers can be lost. */
  Lossy lossy(Table table);

  /** A client whose answers can be lost: the call took effect, and the SDK repeats it. */
  interface Lossy {

    DynamoDbClient client();

    /** Loses the next answer and counts deliveries from here. */
    default void loseNextAnswer() {
      loseNextAnswer(() -> {});
    }

    /** Loses the next answer; this happens before the SDK repeats the call. */
    void loseNextAnswer(Runnable meanwhile);

    /** How many requests reached DynamoDB since then. */
    int delivered();
  }
}

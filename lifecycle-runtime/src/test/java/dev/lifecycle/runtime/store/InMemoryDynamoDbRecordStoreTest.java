package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemoryDynamoDbRecordStoreTest extends DynamoDbRecordStoreTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

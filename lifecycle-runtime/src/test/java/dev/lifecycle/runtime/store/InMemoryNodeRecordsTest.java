package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemoryNodeRecordsTest extends NodeRecordsTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

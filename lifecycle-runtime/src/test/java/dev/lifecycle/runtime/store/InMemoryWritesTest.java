package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemoryWritesTest extends WritesTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

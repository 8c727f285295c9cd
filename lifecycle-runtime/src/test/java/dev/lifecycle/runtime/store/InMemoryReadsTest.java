package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemoryReadsTest extends ReadsTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

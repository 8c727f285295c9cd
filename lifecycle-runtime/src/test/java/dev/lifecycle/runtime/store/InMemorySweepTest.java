package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemorySweepTest extends SweepTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

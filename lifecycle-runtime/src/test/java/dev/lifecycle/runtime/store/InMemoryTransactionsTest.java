package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemoryTransactionsTest extends TransactionsTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

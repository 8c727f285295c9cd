package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemoryClaimTest extends ClaimTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

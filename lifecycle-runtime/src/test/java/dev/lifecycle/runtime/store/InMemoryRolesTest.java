package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemoryRolesTest extends RolesTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

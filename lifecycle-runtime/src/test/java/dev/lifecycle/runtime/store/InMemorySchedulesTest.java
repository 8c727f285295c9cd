package dev.lifecycle.runtime.store;

/** The testing kit's DynamoDB, too. */
class InMemorySchedulesTest extends SchedulesTest {

  @Override
  Dynamo dynamo() {
    return new InMemoryDynamo();
  }
}

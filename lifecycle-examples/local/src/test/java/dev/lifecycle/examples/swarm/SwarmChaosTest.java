package dev.lifecycle.examples.swarm;

import dev.lifecycle.examples.chaos.ChaosTests;
import java.util.List;
import java.util.stream.Stream;

/** The swarm in chaos; its hosted zone, its roles and its schedule go wrong as well. */
class SwarmChaosTest extends ChaosTests {

  private static final List<String> ITS_CALLS =
      Stream.concat(
              CALLS.stream(),
              Stream.of(
                  "DynamoDB PutItem", "DynamoDB BatchGetItem", "Route 53 ChangeResourceRecordSets"))
          .toList();

  SwarmChaosTest() {
    super(SwarmInWorld.chaos(), ITS_CALLS, 0.3);
  }
}

package dev.lifecycle.examples.backup;

import dev.lifecycle.examples.chaos.ChaosTests;
import java.util.List;
import java.util.stream.Stream;

/** The replica set in chaos; its role and its schedule go wrong as well. */
class BackupChaosTest extends ChaosTests {

  private static final List<String> ITS_CALLS =
      Stream.concat(CALLS.stream(), Stream.of("DynamoDB PutItem", "DynamoDB BatchGetItem"))
          .toList();

  BackupChaosTest() {
    super(BackupInWorld.chaos(), ITS_CALLS, 0.3);
  }
}

package dev.lifecycle.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A record as text. */
class NodeRecordTest {

  @Test
  void namesNeitherAttributesNorToken() {
    NodeRecord record =
        Records.joining().edit().attributes(Map.of("Password", Optional.of("s3cret"))).build();

    assertThat(record).hasToString("NodeRecord[" + Table.NODE + " join_cluster 1]");
  }
}

package dev.lifecycle.examples.backup;

import dev.lifecycle.testing.StateNames;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No state is lost that a record may hold. */
class StateNamesTest {

  @Test
  void everyStateThatRecordsMayHoldIsRead() {
    StateNames.assertStateNames(
        BackupModelTransitions.TABLE, Path.of("src/test/resources/state-names/BackupModel.txt"));
  }
}

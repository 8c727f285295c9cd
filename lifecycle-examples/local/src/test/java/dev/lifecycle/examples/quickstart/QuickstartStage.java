package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.stage.OnStage;
import dev.lifecycle.examples.local.stage.Permissions;
import dev.lifecycle.examples.local.stage.Stage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Puts the quickstart on a stage for each test. */
@ExtendWith(OnStage.class)
abstract class QuickstartStage {

  static final String NODE = "i-0a0000000000000a1";

  Stage stage;

  @BeforeEach
  void raise(LocalDynamo dynamo) throws Exception {
    stage =
        new Stage(
            dynamo,
            ClusterModelTransitions.TABLE,
            new ClusterModelDispatcher(new ClusterModel()),
            environment());
  }

  /** What the function's environment has beside what it must have. */
  Map<String, String> environment() {
    return Map.of();
  }

  @AfterEach
  void nothingIsCalledThatThePolicyRefuses() {
    Permissions.of(ClusterModel.class).requireFor(stage.aws().calls().all());
  }

  @AfterEach
  void strike() {
    stage.close();
  }
}

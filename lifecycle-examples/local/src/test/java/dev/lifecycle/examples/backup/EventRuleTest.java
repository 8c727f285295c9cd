package dev.lifecycle.examples.backup;

import dev.lifecycle.examples.local.stage.EventRule;
import dev.lifecycle.examples.local.stage.EventRuleContract;
import dev.lifecycle.examples.local.stage.Stage;

class EventRuleTest extends BackupStage implements EventRuleContract {

  private static final EventRule RULE =
      EventRule.of(BackupModel.class, BackupModelTransitions.TABLE);

  @Override
  public EventRule rule() {
    return RULE;
  }

  @Override
  public Stage stage() {
    return stage;
  }
}

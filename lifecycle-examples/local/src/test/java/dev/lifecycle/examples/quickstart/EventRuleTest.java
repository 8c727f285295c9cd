package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.local.stage.EventRule;
import dev.lifecycle.examples.local.stage.EventRuleContract;
import dev.lifecycle.examples.local.stage.Stage;

class EventRuleTest extends QuickstartStage implements EventRuleContract {

  private static final EventRule RULE =
      EventRule.of(ClusterModel.class, ClusterModelTransitions.TABLE);

  @Override
  public EventRule rule() {
    return RULE;
  }

  @Override
  public Stage stage() {
    return stage;
  }
}

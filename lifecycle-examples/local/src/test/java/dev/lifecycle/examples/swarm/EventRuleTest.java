package dev.lifecycle.examples.swarm;

import dev.lifecycle.examples.local.stage.EventRule;
import dev.lifecycle.examples.local.stage.EventRuleContract;
import dev.lifecycle.examples.local.stage.Stage;

class EventRuleTest extends SwarmStage implements EventRuleContract {

  private static final EventRule RULE = EventRule.of(SwarmModel.class, SwarmModelTransitions.TABLE);

  @Override
  public EventRule rule() {
    return RULE;
  }

  @Override
  public Stage stage() {
    return stage;
  }
}

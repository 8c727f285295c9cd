package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.Bystander;
import dev.lifecycle.examples.local.stage.EventRule;
import dev.lifecycle.examples.local.stage.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** AWS's own matcher lets through by the generated pattern what the function handles, no more. */
class EventRuleTest extends QuickstartStage {

  private static final List<Sample> SAMPLES = Sample.all();
  private static final EventRule RULE =
      EventRule.of(ClusterModel.class, ClusterModelTransitions.TABLE);

  @Test
  void everyEventThatIsHandledIsLetThroughAndNoOther() {
    assertThat(SAMPLES)
        .filteredOn(sample -> RULE.matches(sample) && !RULE.handles(sample))
        .isEmpty();
    assertThat(SAMPLES)
        .filteredOn(sample -> RULE.handles(sample) && !RULE.matches(sample))
        .isEmpty();
    assertThat(SAMPLES)
        .filteredOn(RULE::matches)
        .extracting(sample -> EventRule.event(sample).orElseThrow().getClass().getSimpleName())
        .contains(
            "InstanceLaunching",
            "InstanceTerminating",
            "InstanceReturning",
            "CommandSucceeded",
            "CommandFailed");
  }

  @Test
  void whatIsHeldBackTheFunctionWouldLeaveAlone() {
    List<Sample> heldBack = SAMPLES.stream().filter(RULE::holdsBack).toList();

    assertThat(heldBack)
        .hasSizeGreaterThan(100)
        .allSatisfy(new Bystander(stage, "ready")::isLeftAloneBy);
  }
}

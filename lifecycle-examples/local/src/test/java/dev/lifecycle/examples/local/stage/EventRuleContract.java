package dev.lifecycle.examples.local.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** AWS's own matcher lets through by the generated pattern what the function handles, no more. */
public interface EventRuleContract {

  /** Every sample. */
  List<Sample> SAMPLES = Sample.all();

  /** The rule of the model under test. */
  EventRule rule();

  /** Where the function of that model is; a node may be in the state {@code ready}. */
  Stage stage();

  @Test
  default void everyEventThatIsHandledIsLetThroughAndNoOther() {
    assertThat(SAMPLES)
        .filteredOn(sample -> rule().matches(sample) && !rule().handles(sample))
        .isEmpty();
    assertThat(SAMPLES)
        .filteredOn(sample -> rule().handles(sample) && !rule().matches(sample))
        .isEmpty();
    assertThat(SAMPLES)
        .filteredOn(rule()::matches)
        .extracting(sample -> EventRule.event(sample).orElseThrow().getClass().getSimpleName())
        .contains(
            "InstanceLaunching",
            "InstanceTerminating",
            "InstanceReturning",
            "CommandSucceeded",
            "CommandFailed");
  }

  @Test
  default void whatIsHeldBackTheFunctionWouldLeaveAlone() {
    List<Sample> heldBack = SAMPLES.stream().filter(rule()::holdsBack).toList();

    assertThat(heldBack)
        .hasSizeGreaterThan(100)
        .allSatisfy(new Bystander(stage(), "ready")::isLeftAloneBy);
  }
}

package dev.lifecycle.examples.local.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.event.BadEventException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A node that rests while events come that should not concern it.
 *
 * @param state where it rests
 */
public record Bystander(Stage stage, String state) {

  private static final String NOBODY = "i-0f0000000000000f0";

  /** Fails if the event, which may be about this node, does more than to claim the record. */
  public void isLeftAloneBy(Sample sample) {
    String node = sample.instance().orElse(NOBODY);
    if (!stage.table().has(node)) {
      stage.table().cloudInit(node, state);
    }
    Map<String, AttributeValue> before = settled(node);

    List<String> calls = stage.callsOf(() -> deliver(sample));

    assertThat(calls).as(sample.name()).isSubsetOf("DynamoDB UpdateItem");
    assertThat(settled(node)).as(sample.name()).isEqualTo(before);
  }

  private void deliver(Sample sample) {
    try {
      assertThat(stage.deliver(sample.text()).outcome())
          .as(sample.name())
          .isIn("IGNORED", "UNHANDLED");
    } catch (BadEventException unreadable) {
      assertThat(EventRule.event(sample)).as(sample.name()).isEmpty();
    }
  }

  /** The record without what names the last writer. */
  private Map<String, AttributeValue> settled(String node) {
    Map<String, AttributeValue> item = new HashMap<>(stage.table().item(node));
    item.remove("WriteId");
    return item;
  }
}

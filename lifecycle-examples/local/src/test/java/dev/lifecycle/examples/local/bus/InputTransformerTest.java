package dev.lifecycle.examples.local.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a target gets is the template with what the event holds. */
class InputTransformerTest {

  private static final String EVENT =
      "{\"time\":\"10:15\",\"detail\":{\"count\":3,\"word\":\"a \\\"quoted\\\" one\",\"list\":[]}}";

  @Test
  void textsAreQuotedAndNumbersAreNot() {
    InputTransformer transformer =
        new InputTransformer(
            Map.of("time", "$.time", "count", "$.detail.count", "word", "$.detail.word"),
            "{\"at\":<time>,\"n\":<count>,\"word\":<word>}");

    assertThat(transformer.input(EVENT))
        .isEqualTo("{\"at\":\"10:15\",\"n\":3,\"word\":\"a \\\"quoted\\\" one\"}");
  }

  @Test
  void aPathThatLeadsNowhereIsAnError() {
    assertThatThrownBy(() -> new InputTransformer(Map.of("x", "$.none"), "<x>").input(EVENT))
        .hasMessageStartingWith("no text and no number is at $.none of ");
    assertThatThrownBy(() -> new InputTransformer(Map.of("x", "$.detail.list"), "<x>").input(EVENT))
        .hasMessageStartingWith("no text and no number is at $.detail.list of ");
  }

  @Test
  void aPathThatIsNoFieldIsAnError() {
    assertThatThrownBy(() -> new InputTransformer(Map.of("x", "$.detail.list[0]"), "<x>"))
        .hasMessage("the path of x is $.detail.list[0]; only $.field.field can be followed");
  }
}

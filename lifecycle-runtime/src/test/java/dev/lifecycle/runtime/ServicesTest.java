package dev.lifecycle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a model finds its own variables. */
class ServicesTest {

  @Test
  void aVariableIsInTheEnvironmentOrAmongTheModelsVariables() {
    Services services = Services.of(Map.of("ZONE", "Z1", "LIFECYCLE_VARIABLES", "DOMAIN=a.org"));

    assertThat(services.variable("ZONE")).hasValue("Z1");
    assertThat(services.variable("DOMAIN")).hasValue("a.org");
    assertThat(services.variable("OTHER")).isEmpty();
  }

  @Test
  void theEnvironmentGoesFirstUnlessItIsBlank() {
    String variables = "ZONE=Z2;DOMAIN=b.org";
    Services services =
        Services.of(Map.of("ZONE", "Z1", "DOMAIN", " ", "LIFECYCLE_VARIABLES", variables));

    assertThat(services.variable("ZONE")).hasValue("Z1");
    assertThat(services.variable("DOMAIN")).hasValue("b.org");
  }

  @Test
  void aValueMayHoldEqualsSignsAndSpaceAroundItIsLeftOut() {
    Services services = Services.of(Map.of("LIFECYCLE_VARIABLES", " A = a=b ; B = c d;"));

    assertThat(services.variable("A")).hasValue("a=b");
    assertThat(services.variable("B")).hasValue("c d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", "A=", "A= ;B=1"})
  void aBlankVariableOfTheModelIsAbsent(String variables) {
    Services services = Services.of(Map.of("LIFECYCLE_VARIABLES", variables));

    assertThat(services.variable("A")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "A=1;secret", "=secret", "A=1; =secret", "A=secret;;B=1"})
  void aPartWithoutANameOrAnEqualsSignIsOneClearLineThatTellsNoValue(String variables) {
    assertThatThrownBy(() -> Services.of(Map.of("LIFECYCLE_VARIABLES", variables)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "LIFECYCLE_VARIABLES has a part without a name and =: write NAME=value;NAME=value");
  }

  @Test
  void aNameThatIsThereTwiceIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> Services.of(Map.of("LIFECYCLE_VARIABLES", "A=1;B=2;A=1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("LIFECYCLE_VARIABLES has A twice: write NAME=value;NAME=value");
  }
}

package dev.lifecycle.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import dev.lifecycle.runtime.event.InstanceTerminating;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor names the runtime's types without depending on them: are they there? */
class RuntimeTypesTest {

  @ParameterizedTest
  @MethodSource("types")
  void theRuntimeHasEachType(ClassName type) throws ClassNotFoundException {
    assertThat(Class.forName(type.reflectionName())).isPublic();
  }

  @Test
  void aTerminatingInstancesEventIsOfTheseTypes() throws ClassNotFoundException {
    for (ClassName type : RuntimeTypes.OF_INSTANCE_TERMINATING) {
      assertThat(Class.forName(type.reflectionName())).isAssignableFrom(InstanceTerminating.class);
    }
  }

  static Stream<ClassName> types() {
    return Arrays.stream(RuntimeTypes.class.getFields())
        .filter(field -> field.getType() == ClassName.class)
        .map(RuntimeTypesTest::value);
  }

  private static ClassName value(Field field) {
    try {
      return (ClassName) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

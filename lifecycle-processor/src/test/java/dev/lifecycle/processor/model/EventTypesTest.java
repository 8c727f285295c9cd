package dev.lifecycle.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hierarchy of the events is the runtime's. */
class EventTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        LifecycleEvent.class,
        InstanceAction.class,
        CommandFinished.class,
        SpotInterruption.class
      })
  void anEventIsOfATypeWithoutSubtypes(Class<?> type) {
    assertThat(EventTypes.leaves(ClassName.get(type)))
        .containsExactlyInAnyOrderElementsOf(leaves(type).map(ClassName::get).toList());
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypesTest::leaves)
        : Stream.of(type);
  }
}

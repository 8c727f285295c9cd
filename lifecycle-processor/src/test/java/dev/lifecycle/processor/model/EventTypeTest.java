package dev.lifecycle.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import dev.lifecycle.runtime.event.LifecycleEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The processor knows the runtime's events without depending on them: are these they? */
class EventTypeTest {

  @Test
  void theRuntimesEventsAreOfTheseTypes() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::type))
        .containsExactlyInAnyOrderElementsOf(
            all(LifecycleEvent.class).filter(Class::isRecord).map(ClassName::get).toList());
  }

  @Test
  void anEventIsOfItsSupertypesToo() throws ClassNotFoundException {
    Set<Class<?>> types = all(LifecycleEvent.class).collect(Collectors.toSet());
    for (EventType event : EventType.values()) {
      Class<?> type = Class.forName(event.type().reflectionName());
      for (Class<?> other : types) {
        assertThat(event.isA(ClassName.get(other)))
            .as("%s is a %s", type, other)
            .isEqualTo(other.isAssignableFrom(type));
      }
    }
  }

  private static Stream<Class<?>> all(Class<?> type) {
    Stream<Class<?>> below =
        type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::all)
            : Stream.empty();
    return Stream.concat(Stream.of(type), below);
  }
}

package dev.lifecycle.processor.validate;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.model.RuntimeTypes;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** Which events fire a row. */
final class Triggers {

  private final KnownTypes types;

  Triggers(KnownTypes types) {
    this.types = types;
  }

  /** The event types that {@code on} names; what is no event is left out. */
  Set<ClassName> written(DiscoveredTransition row) {
    Set<ClassName> events = new LinkedHashSet<>();
    row.on().stream()
        .map(Written::value)
        .filter(types::isEvent)
        .map(type -> ClassName.get(MoreTypes.asTypeElement(type)))
        .forEach(events::add);
    return events;
  }

  /** Whether it is the type of the events that have none of their own. */
  boolean isOtherEvent(TypeMirror type) {
    return types.isEvent(type)
        && ClassName.get(MoreTypes.asTypeElement(type)).equals(RuntimeTypes.OTHER_EVENT);
  }

  /**
   * The event types that fire the row: a schedule stands for {@code ScheduleFired}, an event's
   * source for {@code OtherEvent}.
   */
  Set<ClassName> events(DiscoveredTransition row) {
    Set<ClassName> events = written(row);
    if (row.schedule().isPresent()) {
      events.add(RuntimeTypes.SCHEDULE_FIRED);
    }
    if (row.namesOther()) {
      events.add(RuntimeTypes.OTHER_EVENT);
    }
    return events;
  }

  /** The event types that fire the row, that of a passed deadline too. */
  Set<ClassName> fired(DiscoveredTransition row) {
    Set<ClassName> events = events(row);
    if (row.timeout().isPresent()) {
      events.add(RuntimeTypes.DEADLINE_PASSED);
    }
    return events;
  }

  /** Whether every event that fires the row is of this type. */
  boolean allAre(DiscoveredTransition row, ClassName type) {
    return row.triggered() && fired(row).stream().allMatch(event -> types.isSubtype(event, type));
  }
}

package dev.lifecycle.examples.quickstart;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be reached from an object by fields of Lifecycle's classes and through collections. */
final class Reachable {

  private static final String OURS = "dev.lifecycle.";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private final Class<?> except;

  private Reachable(Class<?> except) {
    this.except = except;
  }

  /**
   * How many objects of classes whose names begin so, and elements of their collections.
   *
   * @param except what only objects of this class know is left out
   */
  static long objects(Object root, String prefix, Class<?> except) throws IllegalAccessException {
    Reachable reachable = new Reachable(except);
    reachable.visit(root);
    while (!reachable.open.isEmpty()) {
      reachable.follow(reachable.open.pop());
    }
    return reachable.seen.stream()
        .filter(object -> object.getClass().getName().startsWith(prefix))
        .count();
  }

  private void visit(Object object) {
    if (object != null && !except.isInstance(object) && seen.add(object)) {
      open.push(object);
    }
  }

  private void follow(Object object) throws IllegalAccessException {
    if (object instanceof Collection<?> elements) {
      elements.forEach(this::visit);
    } else if (object instanceof Map<?, ?> map) {
      map.keySet().forEach(this::visit);
      map.values().forEach(this::visit);
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(this::visit);
    } else if (object instanceof Object[] elements) {
      for (Object element : elements) {
        visit(element);
      }
    } else if (object.getClass().getName().startsWith(OURS)) {
      for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (!field.getType().isPrimitive() && !isOfEnum(type, field)) {
            field.setAccessible(true);
            visit(field.get(Modifier.isStatic(field.getModifiers()) ? null : object));
          }
        }
      }
    }
  }

  private static boolean isOfEnum(Class<?> type, Field field) {
    return type == Enum.class || field.getDeclaringClass() == Enum.class;
  }
}

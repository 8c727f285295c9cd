package dev.lifecycle.processor;

import com.google.testing.compile.Compilation;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;

/**
 * A model that was compiled and loaded, with the table and the dispatcher that were generated for
 * it. Its field {@code calls}, if it has one, notes which of its methods ran.
 */
final class LoadedModel<S extends Enum<S>> {

  private final TransitionTable<S> table;
  private final Dispatcher<S> dispatcher;
  private final Object model;

  private LoadedModel(TransitionTable<S> table, Dispatcher<S> dispatcher, Object model) {
    this.table = table;
    this.dispatcher = dispatcher;
    this.model = model;
  }

  /** Compiles a model of the unnamed package without warnings. */
  static LoadedModel<?> compiled(String name, String source) {
    return of(Compiling.cleanly(Compiling.source(name, IMPORTS + source)), name, name);
  }

  /** What models of tests need. */
  static final String IMPORTS =
      """
      import dev.lifecycle.annotation.*;
      import dev.lifecycle.runtime.*;
      import dev.lifecycle.runtime.event.*;
      import java.util.*;

      """;

  /**
   * Loads a model.
   *
   * @param name the binary name of the class
   * @param prefix of the names of generated classes
   */
  static LoadedModel<?> of(Compilation compilation, String name, String prefix) {
    return of(Compiling.load(compilation), name, prefix);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the states are known to the loaded classes only
  static LoadedModel<?> of(ClassLoader loader, String name, String prefix) {
    try {
      Object model = create(loader.loadClass(name));
      TransitionTable<?> table =
          (TransitionTable<?>) read(loader.loadClass(prefix + "Transitions"), "TABLE", null);
      Object dispatcher = create(loader.loadClass(prefix + "Dispatcher"), model);
      return new LoadedModel(table, (Dispatcher) dispatcher, model);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object create(Class<?> type, Object... arguments)
      throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }

  private static Object read(Class<?> type, String name, Object object)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  TransitionTable<S> table() {
    return table;
  }

  Dispatcher<S> dispatcher() {
    return dispatcher;
  }

  TransitionRow<S> row(String id) {
    return table.row(id).orElseThrow();
  }

  /** The ids of the rows, in order. */
  List<String> rows() {
    return table.rows().stream().map(TransitionRow::id).toList();
  }

  /** The stored names of a row's sources. */
  List<String> sources(String id) {
    return row(id).sources().stream().map(table::storedName).toList();
  }

  String select(String state, Judgement judge) {
    return quietly(() -> dispatcher.select(table.state(state).orElseThrow(), judge));
  }

  String selectUnknown(Judgement judge) {
    return quietly(() -> dispatcher.selectUnknown(judge));
  }

  void perform(String row, FakeTaskScope tasks) {
    quietly(
        () -> {
          dispatcher.perform(row, tasks);
          return row;
        });
  }

  /** The names of the tasks that run before the store, as called. */
  List<String> performed(String row) {
    FakeTaskScope tasks = new FakeTaskScope();
    perform(row, tasks);
    return tasks.called();
  }

  /** The names of the tasks that run after the store, as called. */
  List<String> after(String row) {
    FakeTaskScope tasks = new FakeTaskScope();
    quietly(
        () -> {
          dispatcher.after(row, tasks);
          return row;
        });
    return tasks.called();
  }

  /** Whether the model has a method for this schedule; it ran. */
  boolean schedule(String name, FakeScheduleScope scope) throws Exception {
    return dispatcher.schedule(name, scope);
  }

  /** What the model noted. */
  List<?> calls() {
    return read("calls", List.class);
  }

  /** A field of the model. */
  <T> T read(String field, Class<T> type) {
    try {
      return type.cast(read(model.getClass(), field, model));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String quietly(Call call) {
    try {
      return call.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private interface Call {
    String run() throws Exception;
  }
}

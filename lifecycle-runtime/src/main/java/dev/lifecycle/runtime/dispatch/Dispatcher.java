package dev.lifecycle.runtime.dispatch;

/**
 * Calls a model's methods directly. Generated; stateless and thread-safe but for the model that it
 * holds.
 *
 * @param <S> the model's states
 */
public interface Dispatcher<S extends Enum<S>> {

  /** The id of no row. */
  String NONE = "";

  /**
   * The id of the first row from this state that fires, or {@link #NONE}.
   *
   * @throws Exception what a condition threw
   */
  String select(S state, Judgement judge) throws Exception;

  /**
   * The id of the first row that fires for a record whose status is no state of the model, or
   * {@link #NONE}. Only rows from any state can, and only for a terminating instance.
   *
   * @throws Exception what a condition threw
   */
  String selectUnknown(Judgement judge) throws Exception;

  /**
   * Runs the row's {@code @Before} tasks and its method.
   *
   * @throws Exception what a task threw
   */
  void perform(String row, TaskScope tasks) throws Exception;

  /**
   * Runs the row's {@code @After} tasks.
   *
   * @throws Exception what a task threw
   */
  void after(String row, TaskScope tasks) throws Exception;

  /**
   * Runs the scheduled method of this schedule. The nodes that it returns are handed to the scope.
   *
   * @return whether the model has one; a model without scheduled methods has none
   * @throws Exception what the method threw
   */
  default boolean schedule(String name, ScheduleScope scope) throws Exception {
    return false;
  }
}

package dev.lifecycle.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.report.DispatchListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A model's Lambda function: bytes in, answer out. Generated handlers hold one. Thread-safe. */
public final class LifecycleFunction {

  private LifecycleFunction() {}

  /**
   * The function of a model, configured by its environment.
   *
   * @throws IllegalStateException if a variable is missing or wrong; the message is one line
   */
  public static <S extends Enum<S>> LifecycleFunction of(
      TransitionTable<S> table,
      Dispatcher<S> dispatcher,
      Services services,
      List<DispatchListener> listeners) {
    throw new UnsupportedOperationException();
  }

  /** Handles one invocation. */
  public void handle(InputStream event, OutputStream answer, Context context) throws IOException {
    throw new UnsupportedOperationException();
  }
}

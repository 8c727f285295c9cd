package dev.lifecycle.examples.local.lambda;

/** An invocation that the function answered with an error; the message is what it answered. */
public final class FunctionError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FunctionError(String answer) {
    super(answer);
  }
}

package dev.lifecycle.examples.local.lambda;

import java.util.concurrent.CompletableFuture;

/** A function as those see it that call it. */
@FunctionalInterface
public interface Invokable {

  /**
   * Invokes the function.
   *
   * @return its answer, or a failure
   */
  CompletableFuture<String> invoke(String requestId, String event);
}

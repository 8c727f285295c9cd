package dev.lifecycle.runtime.engine;

import java.lang.reflect.Proxy;

/** Makes APIs that must not be called. */
final class Uncalled {

  private Uncalled() {}

  static <T> T of(Class<T> api) {
    return api.cast(
        Proxy.newProxyInstance(
            api.getClassLoader(),
            new Class<?>[] {api},
            (proxy, method, arguments) -> {
              throw new AssertionError(method + " is called");
            }));
  }
}

package dev.lifecycle.processor;

import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.Arguments;
import dev.lifecycle.runtime.event.LifecycleEvent;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

/** Arguments of which generated code only passes on which is which. */
class FakeArguments implements Arguments {

  private static final LifecycleAction ACTION =
      new LifecycleAction(
          LifecycleAction.Direction.LAUNCHING,
          "group",
          "hook",
          Optional.empty(),
          Optional.empty(),
          Map.of());

  private final Optional<LifecycleEvent> event;

  FakeArguments(Optional<LifecycleEvent> event) {
    this.event = event;
  }

  /** An object of this interface that can do nothing but be told from others. */
  static <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  @Override
  public Node node() {
    return stub(Node.class);
  }

  @Override
  public Nodes nodes() {
    return stub(Nodes.class);
  }

  @Override
  public LifecycleAction action() {
    return ACTION;
  }

  @Override
  public Optional<LifecycleAction> optionalAction() {
    return Optional.of(ACTION);
  }

  @Override
  public LifecycleEvent event() {
    return event.orElseThrow();
  }

  @Override
  public <E extends LifecycleEvent> E event(Class<E> type) {
    return type.cast(event());
  }

  @Override
  public Run run() {
    return stub(Run.class);
  }
}

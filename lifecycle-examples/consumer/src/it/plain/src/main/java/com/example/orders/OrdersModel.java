package com.example.orders;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;

/** A user's first model. */
@Lifecycle(states = OrdersModel.State.class, initial = "booted", failure = "broken")
public class OrdersModel {

  enum State {
    BOOTED,
    WARMING,
    SERVING,
    BROKEN,
    GIVEN_UP,
    GOING
  }

  @Transition(source = "booted", dest = "warming", on = InstanceLaunching.class)
  void warm(Commands commands) {
    commands.run("/opt/orders/warm");
  }

  @Transition(
      source = "warming",
      dest = "serving",
      on = CommandSucceeded.class,
      completes = true)
  void warmed() {}

  @Transition(source = "warming", dest = "broken", timeout = "10m")
  void tooSlow() {}

  @Transition(source = "broken", dest = "given_up", completes = true)
  void giveUp() {}

  @Transition(source = Transition.ANY, dest = "going", on = InstanceTerminating.class)
  void go() {}

  @Transition(source = "going", dest = Transition.REMOVED, completes = true)
  void gone() {}
}

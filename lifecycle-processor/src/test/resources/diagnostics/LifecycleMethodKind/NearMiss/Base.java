package base;

import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.event.*;

public abstract class Base {

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  public void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  public void remove() {}

  @Before
  protected void announce() {}

  @After
  protected abstract void report();
}

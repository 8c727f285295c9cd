package base;

import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.event.*;

public abstract class Base {

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  public void join() {}

  @Before
  protected void announce() {}

  @After
  protected abstract void report();
}

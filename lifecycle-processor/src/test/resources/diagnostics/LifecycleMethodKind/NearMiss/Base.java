package base;

import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.event.*;

public abstract class Base<E extends Throwable> {

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  public void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  public void remove() {}

  @Before
  protected void announce() {}

  @Before
  public void check() throws E, AssertionError {}

  @Condition
  public boolean isLarge() throws Exception {
    return true;
  }

  @Scheduled("nightly")
  public void tidyUp() throws java.io.IOException, InterruptedException {}

  @Transition(source = "ready", dest = "failed", on = SpotInterruption.class, when = "isLarge")
  public void leave() throws Exception {}

  @After
  protected abstract void report();
}

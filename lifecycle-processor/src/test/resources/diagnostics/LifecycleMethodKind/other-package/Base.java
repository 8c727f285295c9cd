package base;

import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.event.*;

public class Base {

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  protected void join() {} // expect: LifecycleMethodKind

  @Before
  void announce() {} // expect: LifecycleMethodKind
}

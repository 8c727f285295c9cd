package model;

import base.Base;
import dev.lifecycle.annotation.*;

@Lifecycle(states = Model.State.class, initial = "fresh", failure = "failed")
class Model extends Base<java.io.IOException> {

  enum State { FRESH, READY, FAILED }

  @Before
  @Override
  protected void announce() {}

  @Override
  protected void report() {}
}

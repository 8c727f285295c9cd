package model;

import base.Base;
import dev.lifecycle.annotation.*;

@Lifecycle(states = Model.State.class, initial = "fresh")
class Model extends Base {

  enum State { FRESH, READY }
}

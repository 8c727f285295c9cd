package dev.lifecycle.examples.semantics;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** The model and the two accidents of rule 6. */
abstract class Rule06Stage extends SemanticsTest {

  static final String COMPLETE = "Auto Scaling CompleteLifecycleAction";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      JOINED,
      READY,
      LEAVING,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      script.task("join");
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
    void joined() {
      script.task("joined");
    }

    @After("joined")
    void settle() {
      script.task("settle");
    }

    @Transition(source = "joined", dest = "ready", completes = true)
    void ready() {
      script.task("ready");
    }

    @After("ready")
    void rejoice() {
      script.task("rejoice");
    }

    @Transition(
        source = {"booted", "joining", "ready"},
        dest = Transition.STAY,
        on = SpotInterruption.class)
    void warn() {
      script.task("warn");
    }

    @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
    void leave() {
      script.task("leave");
    }

    @Transition(
        source = "leaving",
        dest = Transition.REMOVED,
        on = RebalanceRecommended.class,
        completes = true)
    void remove() {}

    @After("remove")
    void farewell() {
      script.task("farewell");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(Rule06Stage_ModelTransitions.TABLE, new Rule06Stage_ModelDispatcher(new Model(script)));
  }

  String spot() {
    return Events.spot(NODE, "s-1", stage.time().instant());
  }

  /** The launch's intent is stored, and its command is not registered. */
  String openIntent(Fault fault) {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "SSM SendCommand", fault);
    failing(launch);
    stage.faults().mend();
    stage.pass(Duration.ofSeconds(31));
    script.called();
    return launch;
  }

  /** The launch's command has succeeded, and the invocation has died in this after task. */
  String brokenOff(String task) {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    script.letDie(task);
    dying(success);
    script.mend();
    script.called();
    return success;
  }
}

import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.List;

@Lifecycle(states = Returns.State.class, initial = "fresh")
class Returns {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  String join(Node node) { // expect: LifecycleSignature
    return node.id();
  }

  @Condition
  Boolean hasDnsName() { // expect: LifecycleSignature
    return true;
  }

  @Before
  int announce() { // expect: LifecycleSignature
    return 1;
  }

  @Scheduled("nightly")
  List<String> choose() { // expect: LifecycleSignature
    return List.of();
  }

  @Before("join")
  String note(Node node, String text, InstanceTerminating event, Run run) { // expect: LifecycleSignature: Write: void note(Node node, Run run) // expect: LifecycleParameter // expect: LifecycleParameter
    return text;
  }

  @Condition
  @After
  boolean both() { // expect: LifecycleSignature
    return true;
  }
}

import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Scheduled(value = "s0", rate = "")
  void s0() {}

  @Scheduled(value = "s1", rate = "rate(1 minute)")
  void s1() {}

  @Scheduled(value = "s2", rate = "rate(12 hours)")
  void s2() {}

  @Scheduled(value = "s3", rate = "rate(365 days)")
  void s3() {}

  @Scheduled(value = "s4", rate = "cron(0 3 * * ? *)")
  void s4() {}

  @Scheduled(value = "s5", rate = "cron(0/15 8-17 ? * MON-FRI *)")
  void s5() {}

  @Scheduled(value = "s6", rate = "cron(0 10 L * ? 2026)")
  void s6() {}

  @Scheduled(value = "s7", rate = "cron(30 9 ? JAN,jul 2#1 2026-2030)")
  void s7() {}

  @Scheduled(value = "s8", rate = "cron(5,35 14 15W */2 ? *)")
  void s8() {}

  @Scheduled(value = "s9", rate = "cron(0 0 ? * 6L *)")
  void s9() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}

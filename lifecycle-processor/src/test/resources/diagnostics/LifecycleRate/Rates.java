import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Rates.State.class, initial = "fresh")
class Rates {

  enum State { FRESH }

  @Scheduled(value = "s0", rate = "often") // expect: LifecycleRate: it is neither rate(...) nor cron(...)
  void s0() {}

  @Scheduled(value = "s1", rate = "at(2026-01-01T00:00:00)") // expect: LifecycleRate: it is neither
  void s1() {}

  @Scheduled(value = "s2", rate = "rate(0 minutes)") // expect: LifecycleRate: a rate is 1 minute
  void s2() {}

  @Scheduled(value = "s3", rate = "rate(1 minutes)") // expect: LifecycleRate: a rate is 1 minute
  void s3() {}

  @Scheduled(value = "s4", rate = "rate(5 minute)") // expect: LifecycleRate: a rate is
  void s4() {}

  @Scheduled(value = "s5", rate = "rate(30 seconds)") // expect: LifecycleRate: a rate is
  void s5() {}

  @Scheduled(value = "s6", rate = "cron(0 3 * * *)") // expect: LifecycleRate: a cron has minute, hour, day of the month, month, day of the week and year
  void s6() {}

  @Scheduled(value = "s7", rate = "cron(0 3 * * * *)") // expect: LifecycleRate: the day of the month or the day of the week must be ?
  void s7() {}

  @Scheduled(value = "s8", rate = "cron(60 3 * * ? *)") // expect: LifecycleRate: '60' is no minute
  void s8() {}

  @Scheduled(value = "s9", rate = "cron(0 24 * * ? *)") // expect: LifecycleRate: '24' is no hour
  void s9() {}

  @Scheduled(value = "s10", rate = "cron(0 3 ? * 0 *)") // expect: LifecycleRate: '0' is no day of the week
  void s10() {}

  @Scheduled(value = "s11", rate = "cron(0 3 * JANUARY ? *)") // expect: LifecycleRate: 'JANUARY' is no month
  void s11() {}

  @Scheduled(value = "s12", rate = "0 3 * * ? *") // expect: LifecycleRate: Write, for example, "rate(5 minutes)" or "cron(0 3 * * ? *)"
  void s12() {}
}

import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NoName.State.class, initial = "fresh")
class NoName {

  enum State {
    FRESH,
    @Stored("") // expect: LifecycleStoredName: '' names nothing. Write a word: @Stored("empty")
    EMPTY,
    @Stored("  ") // expect: LifecycleStoredName: names nothing
    BLANK,
    @Stored("<any>") // expect: LifecycleStoredName: '<any>' means Transition.ANY, so no state has it. Write a word: @Stored("any")
    ANY,
    @Stored(Transition.STAY) // expect: LifecycleStoredName: means Transition.STAY
    STAY,
    @Stored("<removed>") // expect: LifecycleStoredName: means Transition.REMOVED
    REMOVED,
    @Stored("in\nservice") // expect: LifecycleStoredName: 'in service' has a line break
    BROKEN,
    @Stored("in\tservice") // expect: LifecycleStoredName: a tab or another control character
    TABBED,
    @Stored(" ready") // expect: LifecycleStoredName: ' ready' begins or ends with a blank
    LEADING,
    @Stored("ready ") // expect: LifecycleStoredName: begins or ends with a blank
    TRAILING,
    @Stored("#ready") // expect: LifecycleStoredName: '#ready' begins with #, as comments do
    COMMENT,
    @Stored(
        value = "gone",
        formerly = {
          "left",
          "", // expect: LifecycleStoredName: Write the name that records hold, or remove it from formerly.
          "<stay>", // expect: LifecycleStoredName: Transition.STAY
          "gone\r", // expect: LifecycleStoredName: line break
          "# gone" // expect: LifecycleStoredName: begins with #
        })
    GONE
  }

  @Scheduled("") // expect: LifecycleStoredName: '' names no schedule, and records hold its name. Write one: @Scheduled("nightly")
  void always() {}

  @Scheduled(value = " ", rate = "rate(5 minutes)") // expect: LifecycleStoredName: names no schedule
  void often() {}
}

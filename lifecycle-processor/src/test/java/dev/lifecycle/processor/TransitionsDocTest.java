package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The table for people. */
class TransitionsDocTest {

  private static final String MODEL =
      GeneratedFiles.ofModel(
              """
              @Lifecycle(states = Model.State.class, initial = "a", failure = "failed", pending = "fresh")
              class Model {
                enum State { FRESH, A, @Stored(value = "b|c", formerly = "`b`") B, WAITING, GOING, FAILED }

                @Transition(source = "b|c", dest = "waiting", when = "small", on = InstanceLaunching.class)
                void join(Commands commands) {}

                @Condition
                boolean small() { return true; }

                @Transition(source = "waiting", dest = "b|c", on = CommandSucceeded.class, when = "small")
                void joined() {}

                @Transition(source = "b|c", dest = "going", on = InstanceTerminating.class)
                void go() {}

                @Transition(source = "failed", dest = "a", when = "small")
                @Transition(name = "again", source = "failed", dest = "b|c", unless = "small")
                void recover() {}

                @Transition(source = "going", dest = Transition.REMOVED, timeout = "90s", completes = true, ignoreErrors = true)
                void remove() {}

                @Before("remove")
                void before() {}

                @After("remove")
                void after() {}
              }
              """)
          .text("transitions.md");

  @Test
  void aRowSaysAllOfIt() {
    assertThat(MODEL)
        .contains(
            "| `remove` | `going` | removed | `after 90s` | | `before`, `remove`, whatever they throw"
                + " | `after` | completed |\n")
        .contains(
            "| `join` | b&#124;c | `waiting` | `InstanceLaunching` | `small` | `join` (command) | | |\n");
  }

  @Test
  void aStateSaysWhatItIs() {
    assertThat(MODEL)
        .contains("| b&#124;c | rests until an event comes | &#96;b&#96; |\n")
        .contains("| `waiting` | waits for a command or a time-out | |\n");
  }

  @Test
  void everyEventHasAWordInEveryState() {
    assertThat(MODEL)
        .contains(
            """
            | state | by itself | InstanceLaunching | InstanceTerminating | CommandSucceeded | CommandFailed | time-out |
            | --- | --- | --- | --- | --- | --- | --- |
            | `fresh` | – | *restarts* | *ignored* | *ignored* | *ignored* | – |
            | `a` | – | **missing** | **missing** | *ignored* | *ignored* | – |
            | b&#124;c | – | `join` or *restarts* | `go` | *ignored* | *ignored* | – |
            | `waiting` | – | *restarts* | **missing** | `joined` or **missing** | *fails* | – |
            | `going` | – | *restarts* | *under way* | *ignored* | *ignored* | `remove` |
            | `failed` | `recover` or `again` | *restarts* | **missing** | *ignored* | *ignored* | – |
            """);
  }
}

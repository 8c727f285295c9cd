package dev.lifecycle.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A key lasts as long as the work that it belongs to. */
class LogKeyTest {

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void aKeyIsThereDuringTheWorkAndNotAfterIt() {
    Map<String, String> during =
        LogKey.REQUEST.during(
            "request-1", () -> LogKey.NODE.during("i-1", MDC::getCopyOfContextMap));

    assertThat(during).containsOnly(entry("request", "request-1"), entry("node", "i-1"));
    assertThat(MDC.get("request")).isNull();
    assertThat(MDC.get("node")).isNull();
  }

  @Test
  void oneNodeDoesNotLeakIntoTheNext() {
    LogKey.NODE.during("i-1", () -> LogKey.TRANSITION.during("join", () -> {}));

    LogKey.NODE.during(
        "i-2",
        () -> {
          assertThat(MDC.get("node")).isEqualTo("i-2");
          assertThat(MDC.get("transition")).isNull();
        });
  }

  @Test
  void workThatThrowsLeavesNothing() {
    assertThatThrownBy(
            () ->
                LogKey.EVENT.during(
                    "InstanceLaunching",
                    () -> {
                      throw new IllegalStateException("as it was told");
                    }))
        .hasMessage("as it was told");

    assertThat(MDC.get("event")).isNull();
  }

  @Test
  void workInsideWorkGivesTheKeyBack() {
    LogKey.TRANSITION.during(
        "outer",
        () -> {
          LogKey.TRANSITION.during("inner", () -> {});
          assertThat(MDC.get("transition")).isEqualTo("outer");
        });

    assertThat(MDC.get("transition")).isNull();
  }
}

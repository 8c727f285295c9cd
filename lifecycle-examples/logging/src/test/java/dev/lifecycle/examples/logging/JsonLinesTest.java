package dev.lifecycle.examples.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an example's function logs, and what it never does. */
class JsonLinesTest {

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void theLevelHoldsForModelAndRuntime() {
    new JsonLines(Level.TRACE).configure(context);

    assertThat(context.getLogger("dev.lifecycle.examples").isTraceEnabled()).isTrue();
    assertThat(context.getLogger("dev.lifecycle.runtime").isTraceEnabled()).isTrue();
  }

  @Test
  void withoutLambdasLoggingConfigurationItIsInfo() {
    new JsonLines().configure(context);

    assertThat(context.getLogger("dev.lifecycle.examples").getEffectiveLevel())
        .isEqualTo(Level.INFO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "software.amazon.awssdk.request",
        "software.amazon.awssdk.requestId",
        "software.amazon.awssdk.core.internal.http",
        "software.amazon.awssdk.http.auth.aws.internal.signer"
      })
  void theSdksRequestsAreNotLoggedAtAnyLevel(String logger) {
    new JsonLines(Level.TRACE).configure(context);

    assertThat(context.getLogger(logger).isWarnEnabled()).isTrue();
    assertThat(context.getLogger(logger).isInfoEnabled()).isFalse();
  }
}

package dev.lifecycle.runtime.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A Systems Manager that answers as a test wants it, and what is asked of it. */
final class SystemsManager {

  static final String NODE = "i-1234567890abcdef0";
  static final String OTHER = "i-0fedcba0987654321";
  static final String COMMAND = "7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77";
  static final String SENT = "{\"Command\":{\"CommandId\":\"" + COMMAND + "\"}}";
  static final Instant AFTER = Instant.parse("2026-11-23T10:15:02.987Z");
  static final CommandRequest JOIN =
      request(Command.program("/usr/local/bin/join.sh", "it's here", "$HOME"), NODE);

  private SystemsManager() {}

  static CommandRequest request(Command command, String... instances) {
    return new CommandRequest(
        command,
        List.of(instances),
        NODE + "/0/join",
        Duration.ofMinutes(2),
        Duration.ofMinutes(8));
  }

  static void failedAfterOneAttempt(Http http) {
    assertThatThrownBy(() -> commands(http).send(JOIN))
        .isExactlyInstanceOf(CallFailedException.class)
        .hasMessageContaining("SendCommand");
    assertThat(http.requests()).hasSize(1);
  }

  static String page(String token, String commands) {
    return "{" + token + "\"Commands\":[" + commands + "]}";
  }

  static String command(String id, String comment, String status) {
    return String.format(
        "{\"CommandId\":\"%s\",\"Comment\":\"%s\",\"Status\":\"%s\"}", id, comment, status);
  }

  static Http refusing(int status, String code) {
    return Http.answering(status, "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
  }

  /** The strategy under test, but without its waiting. */
  static SsmRunCommand commands(Http http) {
    return new SsmRunCommand(
        Http.client(
            SsmClient.builder(),
            http,
            SsmRunCommand.retries().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build()));
  }
}

package dev.lifecycle.runtime.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.Http;
import dev.lifecycle.runtime.LogLines;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/** What SNS is asked, and that its refusals harm nobody. */
class SnsTopicTest {

  private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:lifecycle";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void aMessageGoesToTheTopic() {
    Http http = Http.answering(200, "<PublishResponse/>");

    publish(http);

    assertThat(http.requests()).hasSize(1);
    assertThat(http.requests().get(0).form())
        .containsAllEntriesOf(
            Map.of(
                "Action", "Publish",
                "TopicArn", ARN,
                "Subject", "Lifecycle RESTING i-1",
                "Message", "{\"node\":\"i-1\"}"));
  }

  @Test
  void aRefusalIsLoggedWithItsCodeOnly() {
    try (LogLines lines = new LogLines(SnsTopic.class)) {
      publish(
          Http.answering(
              400,
              "<ErrorResponse><Error><Code>InvalidParameter</Code>"
                  + "<Message>Invalid parameter: {\"node\":\"i-1\"}</Message></Error>"
                  + "</ErrorResponse>"));

      assertThat(lines.all())
          .containsExactly("WARN No message is sent to the topic: InvalidParameter");
      assertThat(lines.thrown()).isEmpty();
    }
  }

  @Test
  void aLostAnswerIsLogged() {
    try (LogLines lines = new LogLines(SnsTopic.class)) {
      publish(Http.failing());

      assertThat(lines.all())
          .containsExactly("WARN No message is sent to the topic: SdkClientException");
    }
  }

  private static void publish(Http http) {
    new SnsTopic(Http.once(SnsClient.builder(), http), ARN)
        .publish("Lifecycle RESTING i-1", "{\"node\":\"i-1\"}", LIMIT);
  }
}

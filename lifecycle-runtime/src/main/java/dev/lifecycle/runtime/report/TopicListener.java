package dev.lifecycle.runtime.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lifecycle.runtime.event.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message to a topic for each dispatch to a node: the answer as JSON. What never came to
 * a node's record (another group's action, another team's command) is no dispatch. Thread-safe.
 */
public final class TopicListener implements DispatchListener {

  private static final Logger log = LoggerFactory.getLogger(TopicListener.class);

  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration LEAST_TIME = LIMIT.plusSeconds(1);
  // SNS: subjects are ASCII without control characters, and "less than 100 characters long".
  private static final int LONGEST_SUBJECT = 99;

  private final Topic topic;
  private final Json json;

  /** Sends to this topic. */
  public TopicListener(Topic topic, Json json) {
    this.topic = topic;
    this.json = json;
  }

  @Override
  public void dispatched(Answer answer) {
    if (isDispatch(answer)) {
      topic.publish(subject(answer), message(answer), LIMIT);
    }
  }

  /** Rather leaves a message out than lets Lambda end an invocation that has done its work. */
  @Override
  public void dispatched(Answer answer, Duration left) {
    if (left.compareTo(LEAST_TIME) >= 0) {
      dispatched(answer);
    } else if (isDispatch(answer)) {
      log.warn("No message is sent to the topic: the invocation's time is nearly over");
    }
  }

  private static boolean isDispatch(Answer answer) {
    return answer.node().isPresent()
        && (answer.outcome() != Outcome.IGNORED || answer.from().isPresent());
  }

  private static String subject(Answer answer) {
    StringBuilder subject = new StringBuilder("Lifecycle " + answer.outcome());
    answer.node().ifPresent(node -> subject.append(' ').append(node));
    answer.from().ifPresent(from -> subject.append(": ").append(from));
    answer.to().ifPresent(to -> subject.append(" -> ").append(to));
    String ascii = subject.toString().replaceAll("[^ -~]", "?");
    return ascii.substring(0, Math.min(ascii.length(), LONGEST_SUBJECT));
  }

  private String message(Answer answer) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try (JsonGenerator generator = json.generator(message)) {
      AnswerJson.write(List.of(answer), generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return message.toString(StandardCharsets.UTF_8);
  }
}

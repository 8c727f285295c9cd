package dev.lifecycle.examples.semantics;

import dev.lifecycle.testing.aws.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An SQS queue's event source mapping: messages in one payload, {@code m1} first. */
final class Queue {

  private Queue() {}

  static String batch(String... bodies) {
    List<Map<String, ?>> records = new ArrayList<>();
    for (String body : bodies) {
      records.add(
          Map.of(
              "messageId", "m" + (records.size() + 1),
              "receiptHandle", "handle",
              "body", body,
              "eventSource", "aws:sqs",
              "eventSourceARN", "arn:aws:sqs:eu-west-1:123456789012:lifecycle-events"));
    }
    return Json.write(Map.of("Records", records));
  }

  /** The answer that makes SQS deliver these messages again, and only these. */
  static String again(String... ids) {
    return Json.write(
        Map.of(
            "batchItemFailures",
            List.of(ids).stream().map(id -> Map.of("itemIdentifier", id)).toList()));
  }
}

package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.examples.local.bus.QueueSettings;
import dev.lifecycle.examples.local.bus.QueueSettings.Redrive;
import java.time.Duration;

/** Reads a queue. */
final class QueueProperties {

  /** What SQS does unless it is told. */
  private static final int VISIBILITY_SECONDS = 30;

  private QueueProperties() {}

  static QueueSettings read(Resource queue) {
    return queue.read(fields -> settings(queue, fields));
  }

  private static QueueSettings settings(Resource queue, Fields fields) {
    // Nothing stays here for days.
    fields.leave("MessageRetentionPeriod");
    return new QueueSettings(
        queue.name(),
        queue.arn(),
        Duration.ofSeconds(fields.optionalNumber("VisibilityTimeout").orElse(VISIBILITY_SECONDS)),
        fields.optionalObject("RedrivePolicy", QueueProperties::redrive));
  }

  private static Redrive redrive(Fields policy) {
    return new Redrive(policy.text("deadLetterTargetArn"), policy.number("maxReceiveCount"));
  }
}

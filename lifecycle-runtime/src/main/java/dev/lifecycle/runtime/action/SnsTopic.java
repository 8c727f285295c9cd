package dev.lifecycle.runtime.action;

import dev.lifecycle.runtime.Services;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * A topic by SNS's SDK client, which is optional: this class loads only where it is on the class
 * path. Thread-safe.
 */
public final class SnsTopic {

  private static final Logger log = LoggerFactory.getLogger(SnsTopic.class);
  private static final int REGION = 3;

  private final SnsClient sns;
  private final String arn;

  /** Calls through this client. */
  public SnsTopic(SnsClient sns, String arn) {
    this.sns = sns;
    this.arn = arn;
  }

  /** The topic of this ARN, in the ARN's region: SNS knows a topic nowhere else. */
  public static SnsTopic of(String arn, Services services) {
    Region region = Region.of(arn.split(":")[REGION]);
    return new SnsTopic(services.client(SnsClient.builder().region(region)), arn);
  }

  /**
   * Sends a message; one that cannot be sent is logged.
   *
   * @param limit when to give up, attempts and pauses together
   */
  public void publish(String subject, String message, Duration limit) {
    try {
      sns.publish(
          request ->
              request
                  .topicArn(arn)
                  .subject(subject)
                  .message(message)
                  .overrideConfiguration(override -> override.apiCallTimeout(limit)));
    } catch (SdkException failure) {
      log.warn("No message is sent to the topic: {}", ErrorCodes.of(failure));
    }
  }
}

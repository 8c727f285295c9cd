package dev.lifecycle.processor.generate.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known only where a model is deployed, as CloudFormation's Sub reads it. */
final class Placeholders {

  static final String GROUP = "${GroupName}";
  static final String LAUNCH_HOOK = "${LaunchHookName}";
  static final String TERMINATE_HOOK = "${TerminateHookName}";
  static final String DOCUMENT = "${DocumentName}";
  static final String TOPIC = "${TopicArn}";
  static final String TABLE = "${Table}";

  private static final Pattern ANY =
      Pattern.compile(
          "\\$\\{(AWS::[A-Za-z]+"
              + "|GroupName|LaunchHookName|TerminateHookName|DocumentName|TopicArn|Table)}");

  private static final String PARTITION = "arn:${AWS::Partition}:";
  private static final String REGION = "${AWS::Region}:";
  private static final String ACCOUNT = "${AWS::AccountId}:";

  private Placeholders() {}

  /** Whether a text has one in it. */
  static boolean in(String text) {
    return ANY.matcher(text).find();
  }

  /** The name of the one that the whole text is. */
  static Optional<String> name(String text) {
    Matcher matcher = ANY.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** An ARN of this account. */
  static String arn(String service, String resource) {
    return PARTITION + service + ":" + REGION + ACCOUNT + resource;
  }

  /** An ARN of something that AWS owns. */
  static String arnOfAws(String service, String resource) {
    return PARTITION + service + ":" + REGION + ":" + resource;
  }
}

package dev.lifecycle.runtime.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EventBridge's own fields of an event. */
record BridgeEvent(JsonFields fields) {

  // Spot warnings have been seen with a zone and no account: only the ends of the name count.
  private static final Pattern INSTANCE =
      Pattern.compile("arn:[^:/]*+:ec2:[^/]*:instance/(i-[0-9a-f]{8}(?:[0-9a-f]{9})?)");

  String id() {
    return fields.text("id").orElse("");
  }

  Instant time() {
    return fields.time("time");
  }

  String source() {
    return fields.requiredText("source");
  }

  String detailType() {
    return fields.text("detail-type").orElse("");
  }

  JsonFields detail() {
    return fields.object("detail");
  }

  /** An event that has no type of its own. */
  Decoded other() {
    return new Decoded.Event(new OtherEvent(id(), time(), source(), detailType(), instance()));
  }

  /** The instance that the detail names, else the one that the resources name. */
  private Optional<String> instance() {
    return fields
        .maybeObject("detail")
        .flatMap(
            detail ->
                detail
                    .maybeInstanceId("instance-id")
                    .or(() -> detail.maybeInstanceId("EC2InstanceId")))
        .or(this::instanceOfResources);
  }

  private Optional<String> instanceOfResources() {
    List<String> instances =
        fields.strings("resources").stream()
            .map(INSTANCE::matcher)
            .filter(Matcher::matches)
            .map(arn -> arn.group(1))
            .distinct()
            .toList();
    return instances.size() == 1 ? Optional.of(instances.get(0)) : Optional.empty();
  }
}

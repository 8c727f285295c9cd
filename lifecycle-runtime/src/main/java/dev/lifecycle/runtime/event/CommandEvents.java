package dev.lifecycle.runtime.event;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Events of Systems Manager's Run Command, of a whole command or of its run on one instance. */
final class CommandEvents {

  // Statuses after which nothing more comes; anything else but these is not final.
  private static final Set<String> FAILED =
      Set.of(
          "failed",
          "timedout",
          "cancelled",
          "canceled",
          "deliverytimedout",
          "executiontimedout",
          "undeliverable",
          "terminated",
          "invalidplatform",
          "accessdenied",
          "incomplete",
          "rateexceeded",
          "noinstancesintag");

  private CommandEvents() {}

  static Decoded decode(BridgeEvent event) {
    JsonFields detail = event.detail();
    if (!detail.has("command-id") && !event.detailType().startsWith("EC2 Command ")) {
      return event.other();
    }
    String command = detail.requiredText("command-id");
    String status = detail.requiredText("status");
    Optional<String> instance =
        detail.has("instance-id")
            ? Optional.of(detail.requiredText("instance-id"))
            : Optional.empty();
    String word = status.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    if (word.equals("success")) {
      return new Decoded.Event(
          new CommandSucceeded(event.id(), event.time(), command, instance, status));
    }
    return FAILED.contains(word)
        ? new Decoded.Event(new CommandFailed(event.id(), event.time(), command, instance, status))
        : new Decoded.Dropped("the command's status is not known to be final");
  }
}

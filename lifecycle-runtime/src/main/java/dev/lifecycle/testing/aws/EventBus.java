package dev.lifecycle.testing.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * EventBridge: wraps what happened in an event's envelope and hands it to the target, later and on
 * another stack than the call that caused it, as a service of its own does.
 */
public final class EventBus {

  private final Account account;
  private final InstantSource time;
  private final Later later;
  private final Consumer<String> target;
  private final Supplier<String> ids;

  /** A bus whose only rule matches everything. */
  public EventBus(Account account, InstantSource time, Later later, Consumer<String> target) {
    this(account, time, later, target, () -> UUID.randomUUID().toString());
  }

  /**
   * The same.
   *
   * @param ids gives each event its id
   */
  public EventBus(
      Account account,
      InstantSource time,
      Later later,
      Consumer<String> target,
      Supplier<String> ids) {
    this.account = account;
    this.time = time;
    this.later = later;
    this.target = target;
    this.ids = ids;
  }

  /** A schedule fires: an event that names its rule. */
  public void fire(String rule) {
    put("aws.events", "Scheduled Event", List.of(account.ruleArn(rule)), Map.of());
  }

  void put(String source, String detailType, List<String> resources, Map<String, ?> detail) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", ids.get());
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("account", account.id());
    event.put("time", time.instant().truncatedTo(ChronoUnit.SECONDS));
    event.put("region", account.region());
    event.put("resources", resources);
    event.put("detail", detail);
    String text = Json.write(event);
    later.after(Duration.ZERO, () -> target.accept(text));
  }
}

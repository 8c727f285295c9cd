package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.dynamodb.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A version of a node's record, as an oracle reads it. */
public record Snapshot(Version version) {

  /** The record is not there, and never was. */
  static final Snapshot ABSENT = new Snapshot(new Version(Version.Stamp.NONE, Map.of()));

  boolean exists() {
    return version.exists();
  }

  /** The number of the call that wrote it; 0: the instance itself did. */
  long writer() {
    return version.stamp().call();
  }

  /** How many calls had been begun by then. */
  long after() {
    return version.stamp().after();
  }

  Instant at() {
    return version.stamp().at();
  }

  boolean has(String attribute) {
    return version.item().containsKey(attribute);
  }

  Optional<String> text(String attribute) {
    return text(version.item(), attribute);
  }

  Optional<String> status() {
    return text("ItemStatus");
  }

  boolean isTrue(String attribute) {
    return Optional.ofNullable(version.item().get(attribute))
        .filter(value -> Boolean.TRUE.equals(value.bool()))
        .isPresent();
  }

  long revision() {
    return number("Revision").orElse(0L);
  }

  Optional<Instant> time(String attribute) {
    return number(attribute).map(Instant::ofEpochMilli);
  }

  Optional<String> token() {
    return of("Action", "token");
  }

  Optional<String> result() {
    return of("Action", "result");
  }

  boolean launching() {
    return of("Action", "direction").filter("launching"::equals).isPresent();
  }

  boolean failed() {
    return map("Action").containsKey("failed");
  }

  boolean done() {
    return map("Action").containsKey("done");
  }

  boolean terminating() {
    return of("Action", "direction").filter("terminating"::equals).isPresent();
  }

  Optional<Instant> actionAt() {
    return Optional.ofNullable(map("Action").get("at"))
        .map(at -> Instant.ofEpochMilli(Long.parseLong(at.n())));
  }

  /** The row after whose store something is still to do. */
  Optional<String> pendingRow() {
    return of("Pending", "transition");
  }

  /** How often that was started. */
  long pendingStarts() {
    return Optional.ofNullable(map("Pending").get("starts"))
        .map(starts -> Long.parseLong(starts.n()))
        .orElse(0L);
  }

  /** All that is known of the latest failure; nothing: there was none. */
  Map<String, AttributeValue> failure() {
    return map("Failure");
  }

  Optional<String> commandId() {
    return of("Command", "id");
  }

  /** The intent whose command is not registered yet. */
  Optional<String> openIntent() {
    boolean closed = commandId().isPresent() || map("Command").containsKey("unsent");
    return closed ? Optional.empty() : of("Command", "intent");
  }

  /** A field of an attribute that is a map. */
  Optional<String> of(String attribute, String field) {
    return text(map(attribute), field);
  }

  private Map<String, AttributeValue> map(String attribute) {
    return Optional.ofNullable(version.item().get(attribute))
        .map(AttributeValue::m)
        .orElse(Map.of());
  }

  private Optional<Long> number(String attribute) {
    return Optional.ofNullable(version.item().get(attribute)).map(v -> Long.parseLong(v.n()));
  }

  private static Optional<String> text(Map<String, AttributeValue> map, String name) {
    return Optional.ofNullable(map.get(name)).map(AttributeValue::s);
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.store.Claim;
import dev.lifecycle.runtime.store.Lease;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Claims records, and waits for those that are held or not ready yet. Thread-safe. */
final class Claims {

  private static final Duration LEAST_TIME = Duration.ofSeconds(12);
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private final RecordStore store;
  private final Host host;
  private final Set<String> unready;

  Claims(RecordStore store, Host host, Set<String> unready) {
    this.store = store;
    this.host = host;
    this.unready = unready;
  }

  /** A claimed record, or why there is none. */
  sealed interface Result {

    /** The record is ours. */
    record Ours(NodeSession session, boolean waited) implements Result {}

    /** There is no such record. */
    record Missing() implements Result {}

    /** The record was not ready as long as there was time. */
    record NotReady(String reason) implements Result {}

    /** The record is not for us. */
    record NotOurs(String reason) implements Result {}
  }

  /** Claims a record as it is, waiting while another invocation holds it. */
  Result claim(String id, Invocation invocation) {
    return claim(id, invocation, false);
  }

  /** Claims a record that is ready, waiting until it is. No lease is held while it waits. */
  Result claimReady(String id, Invocation invocation) {
    return claim(id, invocation, true);
  }

  /** Claims a record at once or not at all. */
  Optional<NodeSession> claimNow(String id, Invocation invocation) {
    Lease lease = invocation.lease(host.uuids().get());
    Claim claim = store.claim(id, lease, host.now(), false);
    return claim instanceof Claim.Claimed claimed
        ? Optional.of(new NodeSession(store, lease, claimed.record()))
        : Optional.empty();
  }

  private Result claim(String id, Invocation invocation, boolean whenReady) {
    boolean waited = false;
    for (int attempt = 0; ; attempt++) {
      Instant now = host.now();
      Lease lease = invocation.lease(host.uuids().get());
      Claim claim = store.claim(id, lease, now, whenReady);
      if (claim instanceof Claim.Claimed claimed) {
        return new Result.Ours(new NodeSession(store, lease, claimed.record()), waited);
      }
      if (claim instanceof Claim.Foreign foreign) {
        return new Result.NotOurs("the record is of model " + foreign.model());
      }
      if (claim instanceof Claim.Held held) {
        if (!hasTime(invocation)) {
          throw new RetryableException(
              id, new CallFailedException("the node is held by another invocation"));
        }
        // Not longer than the lease lasts: whoever held it may have been killed.
        host.backOffUntil(held.until().plusMillis(1), attempt, FIRST_WAIT, LONGEST_WAIT);
      } else if (whenReady) {
        waited = true;
        Optional<String> unready = waitUntilReady(id, invocation);
        if (unready.isPresent()) {
          return new Result.NotReady(unready.get());
        }
      } else {
        return new Result.Missing();
      }
    }
  }

  /** What the record is instead of ready, after as long as there was time. */
  private Optional<String> waitUntilReady(String id, Invocation invocation) {
    for (int attempt = 0; ; attempt++) {
      Optional<String> status = store.read(id).map(NodeRecord::status);
      if (status.filter(this::ready).isPresent()) {
        return Optional.empty();
      }
      if (!hasTime(invocation)) {
        return Optional.of(
            status.map(s -> "is not ready, its status is '" + s + "'").orElse("has no record yet"));
      }
      host.backOff(attempt, FIRST_WAIT, LONGEST_WAIT);
    }
  }

  private boolean ready(String status) {
    return !status.isEmpty() && !unready.contains(status);
  }

  private boolean hasTime(Invocation invocation) {
    return invocation.remaining(host).compareTo(LEAST_TIME) >= 0;
  }
}

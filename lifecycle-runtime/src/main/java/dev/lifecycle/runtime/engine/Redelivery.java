package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.engine.CommandSender.NotSentException;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an event whose delivery broke off must come again. A repeat helps who is late: an agent
 * that registers, a service that is busy. After a while the sweep alone goes on with what is
 * decided, and a schedule with its other nodes: an event that is repeated without end tells nobody
 * anything. What is not judged yet is repeated as long as its queue repeats it. Immutable.
 *
 * @param now by the machine's clock
 */
record Redelivery(LifecycleEvent event, Instant now) {

  private static final Duration LATE = Duration.ofMinutes(15);

  /** Whether the sweep alone goes on: a repeat of the event would fire nothing on this record. */
  boolean isNeedless(NodeRecord stored) {
    return isLate() && firesNothing(stored);
  }

  /** Whether a schedule passes by a node whose delivery broke off for this. */
  boolean passesBy(Throwable why) {
    boolean stuck = why instanceof NotSentException || why instanceof RetryLater;
    return isLate() && stuck && event instanceof ScheduleFired;
  }

  private boolean isLate() {
    return event.time().plus(LATE).isBefore(now);
  }

  private boolean firesNothing(NodeRecord stored) {
    if (event instanceof InstanceAction action) {
      return ActionVerdict.of(action, stored) != ActionVerdict.OPENS;
    }
    if (event instanceof CommandFinished finished) {
      Optional<StoredCommand> command = stored.command();
      boolean maybeOurs =
          command.filter(StoredCommand::intended).flatMap(StoredCommand::tried).isPresent();
      return !maybeOurs
          && !command.flatMap(StoredCommand::commandId).equals(Optional.of(finished.commandId()));
    }
    return stored.seen().contains(Hashes.meaning(event));
  }
}

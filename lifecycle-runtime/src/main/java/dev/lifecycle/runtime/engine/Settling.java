package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.ThrottledException;
import dev.lifecycle.runtime.engine.CommandSender.NotSentException;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.store.LostLeaseException;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How work on a claimed record ends: the record is released, and what of work that broke off is
 * done stays done. Not thread-safe.
 */
final class Settling {

  private static final Logger log = LoggerFactory.getLogger(Settling.class);

  private static final Duration RETRY_PATIENCE = Duration.ofSeconds(30);
  private static final Duration SWEEP_PATIENCE = Duration.ofMinutes(2);
  private static final Duration THROTTLED_PATIENCE = Duration.ofMinutes(2);

  private final NodeSession session;
  private final Progress progress;
  private final Agenda agenda;
  private final Host host;

  Settling(NodeSession session, Progress progress, Agenda agenda, Host host) {
    this.session = session;
    this.progress = progress;
    this.agenda = agenda;
    this.host = host;
  }

  /**
   * Does the work of an event and releases the record; work that broke off, and that the event does
   * not bring back, the sweep looks at.
   *
   * @throws RetryableException if the event must come again
   */
  Answer ofEvent(Runnable work) {
    return settled(work, this::giveUp);
  }

  /**
   * Does the work of the sweep and releases the record.
   *
   * @param instead what is done before work that broke off is left for later
   * @throws RetryableException if the sweep must come again
   */
  Answer ofSweep(Runnable work, Runnable instead) {
    return settled(
        work,
        why -> {
          instead.run();
          release(Optional.of(host.now().plus(SWEEP_PATIENCE)));
        });
  }

  private Answer settled(Runnable work, Consumer<RuntimeException> brokenOff) {
    String node = session.record().id();
    try {
      work.run();
      if (session.exists() && session.held()) {
        session.release(agenda.nextLook(session.record(), host.now()));
      }
    } catch (LostLeaseException lost) {
      throw new RetryableException(node, lost); // and make no further call
    } catch (NotSentException notSent) {
      session.revert();
      session.edit(draft -> draft.command(session.stored().intent().map(StoredCommand::untried)));
      brokenOff.accept(notSent);
      throw new RetryableException(node, notSent);
    } catch (RuntimeException later) {
      session.revert();
      session.edit(
          draft ->
              draft.pending(
                  session.record().pending().map(left -> left.starts(left.starts() - 1))));
      brokenOff.accept(later);
      throw new RetryableException(node, later);
    }
    return answer();
  }

  /** What became of the dispatch so far. */
  Answer answer() {
    return progress.answer(
        session.exists() ? Optional.of(session.record().status()) : Optional.empty());
  }

  private void giveUp(RuntimeException why) {
    // Whoever asks again asks later than the event comes again, or two would ask.
    Duration patience = why instanceof ThrottledException ? THROTTLED_PATIENCE : RETRY_PATIENCE;
    release(agenda.lookAgain(session.record(), host.now(), patience));
  }

  /** Gives the lease up as well as it can be; else it ends by itself. */
  private void release(Optional<Instant> nextLook) {
    if (!session.exists() || !session.held()) {
      return;
    }
    try {
      session.release(nextLook);
    } catch (CallFailedException failed) {
      log.warn("{}: the lease ends by itself: {}", session.record().id(), failed.getMessage());
    }
  }
}

package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.ThrottledException;
import dev.lifecycle.runtime.engine.CommandSender.NotSentException;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.store.LostLeaseException;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How work on a claimed record ends: the record is released, and what of work that broke off is
 * done stays done. Not thread-safe.
 */
final class Settling {

  private static final Logger log = LoggerFactory.getLogger(Settling.class);

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
   * Does the work and releases the record.
   *
   * @param patience after which the sweep looks at work that broke off
   * @param instead what is done before it is left for later
   * @throws RetryableException if the work broke off and is to be done again
   */
  Answer settled(Duration patience, Runnable work, Runnable instead) {
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
      instead.run();
      giveUp(patience);
      throw new RetryableException(node, notSent);
    } catch (RuntimeException later) {
      session.revert();
      session.edit(
          draft ->
              draft.pending(
                  session.record().pending().map(left -> left.starts(left.starts() - 1))));
      instead.run();
      // Whoever asks again asks later than the event comes again, or two would ask.
      giveUp(later instanceof ThrottledException ? THROTTLED_PATIENCE : patience);
      throw new RetryableException(node, later);
    }
    return answer();
  }

  /** What became of the dispatch so far. */
  Answer answer() {
    return progress.answer(
        session.exists() ? Optional.of(session.record().status()) : Optional.empty());
  }

  /** Gives the lease up as well as it can be; else it ends by itself. */
  private void giveUp(Duration patience) {
    if (!session.exists() || !session.held()) {
      return;
    }
    try {
      session.release(Agenda.lookAgain(host.now(), patience));
    } catch (CallFailedException failed) {
      log.warn("{}: the lease ends by itself: {}", session.record().id(), failed.getMessage());
    }
  }
}

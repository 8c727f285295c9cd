package dev.lifecycle.examples.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Mistakes that the runtime once had, and the random runs that found them. With the mistake back in
 * it a run breaks its promise again, so it is sure to come past it; without it, it keeps them all.
 *
 * <p>What is drawn in a run depends on its seed, on what it is drawn for and on that one's number,
 * and on no other draw: a new kind of trouble leaves the others as they are. But which call is the
 * 17th is the runtime's matter. Once a change leads a run past the mistake, its test fails here,
 * and another seed has to be looked for that finds it.
 */
class KeptSeedsTest {

  /** A stored failure was not taken for a store: what follows it was begun with 3 s left. */
  @Test
  void afterAFailureNothingIsBegunThatCannotEndInTime() throws Exception {
    Mutant mistake =
        mistake("engine.Progress", "|| failure.isPresent() || reopened", "|| reopened");

    finds(mistake, "S12", "quickstart 95", "quickstart 10038");
  }

  /** A reopening was not taken for a store: a launch was begun after its invocation's time. */
  @Test
  void afterAReopeningNothingIsBegunThatCannotEndInTime() throws Exception {
    Mutant mistake =
        mistake("engine.Progress", "|| failure.isPresent() || reopened", "|| failure.isPresent()");

    finds(mistake, "S12", "quickstart 10609");
  }

  /** A failure was stored by an invocation that had no time left: of a command that had failed. */
  @Test
  void aFailureIsStoredOnlyIfThereIsTime() throws Exception {
    String signature = "void fail(String transition, Throwable error, LifecycleEvent event) {";
    Mutant mistake = mistake("engine.Ledger", signature + " requireTime();", signature);

    finds(mistake, "S12", "backup 20386");
  }

  /** A completion that was refused was taken in the end, but then the record was not deleted. */
  @Test
  void aRecordWhoseDeletionFailsAfterARefusedCompletionGoesAllTheSame() throws Exception {
    Mutant mistake =
        mistake("engine.Delivery", "&& !(removing() && unconfirmed())", "&& !removing()");

    finds(mistake, "L1", "backup 20344");
  }

  /** A schedule came to a node whose instance was gone again and again, and no node got it. */
  @Test
  void aScheduleIsNotTriedAgainWithoutEnd() throws Exception {
    Mutant mistake =
        mistake(
            "engine.Redelivery", "return event.time().plus(LATE).isBefore(now);", "return false;");

    finds(mistake, "L3", "backup 10280", "backup 10316");
  }

  /** The member that a command was sent to was gone: its intent was driven again without end. */
  @Test
  void anIntentWhoseTasksAskToBeTriedAgainEndsAtItsDeadline() throws Exception {
    Mutant mistake =
        mistake(
            "engine.Recovery",
            "if (!expired() || session.record().pending().isPresent()) {",
            "if (true) {");

    finds(mistake, "L1", "backup 10325");
  }

  /** There was no manager any more: what needed one was tried again without end. */
  @Test
  void aTaskThatAsksToBeTriedAgainIsNotTriedWithoutEnd() throws Exception {
    Mutant mistake = mistake("engine.RowRunner", "if (end.isAfter(now)) {", "if (true) {");

    finds(mistake, "L2", "swarm 10234", "swarm 11062");
  }

  /** What came again every half a minute put the sweep off, and with it a timeout. */
  @Test
  void whatIsDueByTheClockIsLookedAtWhateverComesAgain() throws Exception {
    Mutant mistake =
        mistake(
            "engine.Settling",
            "agenda.lookAgain(session.record(), host.now(), patience)",
            "Optional.of(host.now().plus(patience))");

    finds(mistake, "L3", "swarm 763");
  }

  private static Mutant mistake(String type, String original, String replacement) {
    return new Mutant("the mistake", type, original, replacement, "seeds");
  }

  private static void finds(Mutant mistake, String promise, String... runs) throws Exception {
    UnaryOperator<String> mistaken = mistaken(mistake);
    for (String run : runs) {
      assertThat(new KeptSeed().apply(run)).as(run).isEmpty();
      assertThat(mistaken.apply(run))
          .as("what %s breaks with the mistake back in; if nothing, it is of no use any more", run)
          .startsWith(promise + ":");
    }
  }

  @SuppressWarnings("unchecked")
  private static UnaryOperator<String> mistaken(Mutant mistake) throws Exception {
    return (UnaryOperator<String>)
        MutatedRuntime.of(mistake)
            .loadClass(KeptSeed.class.getName())
            .getDeclaredConstructor()
            .newInstance();
  }
}

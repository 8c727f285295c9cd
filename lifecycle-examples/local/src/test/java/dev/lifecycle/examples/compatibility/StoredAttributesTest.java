package dev.lifecycle.examples.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the runtime keeps in the table it reads again: at some moment this version goes on in
 * another way if the attribute is not there. A member of a map stands behind its map's name.
 */
class StoredAttributesTest {

  /** What decides how a node goes on. */
  private static final List<String> DECISIVE =
      words(
          "ItemType ItemStatus InstanceIp Model Revision LeaseUntil",
          "Action Action.token Action.hook Action.group Action.direction",
          "Action.at Action.failed Action.result Action.done Action.beat",
          "Action.metadata Action.successor Closed Seen Since Deadline PutOff NextLook Shard",
          "Pending Pending.transition Pending.starts Pending.refused",
          "Command Command.intent Command.at Command.tried Command.id Command.cancel",
          "Command.unsent Command.target Failure Failure.halted ExpiresAt",
          "Node Transition Intent Targets Fired Nodes Done Holder");

  /** What a model, and an operator who asks for the record, is told. */
  private static final List<String> TOLD =
      words(
          "Action.origin Action.destination Failure.state Failure.transition Failure.error",
          "Failure.event Failure.at Journal");

  /** Who wrote, and who holds the record: nobody reads these of another invocation. */
  private static final List<String> OF_ITS_WRITER = words("WriteId LeaseOwner");

  /** The key: without it there is no item. */
  private static final List<String> KEY = List.of("Ident");

  /** The models' own, and those of other programs. */
  private static final List<String> OWN =
      words(
          "BackupFailed DnsName Initialises Disks Draining Labels OfAnotherProgram Rack kit:rack",
          "Weight Zone");

  private static List<String> words(String... lines) {
    return Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))).toList();
  }

  static Stream<String> decisive() {
    return DECISIVE.stream();
  }

  static Stream<String> told() {
    return TOLD.stream();
  }

  @ParameterizedTest
  @MethodSource("decisive")
  void decidesHowANodeGoesOn(String attribute) {
    assertThat(Versions.MOMENTS)
        .filteredOn(moment -> differs(moment, attribute, Stream::of))
        .as("moments at which it is read")
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("told")
  void isToldToWhoeverAsks(String attribute) {
    assertThat(Versions.MOMENTS)
        .filteredOn(moment -> differs(moment, attribute, Kept::described))
        .as("moments at which it is told")
        .isNotEmpty();
  }

  /** Whether it goes on in another way if the attribute is missing. */
  private static boolean differs(
      Moment moment, String attribute, Function<Kept, Stream<Kept>> asked) {
    Kept whole = Kept.read(Versions.THIS, moment.name());
    return whole.attributes().contains(attribute)
        && asked
            .apply(whole)
            .anyMatch(
                kept ->
                    !Sequel.of(moment, kept).equals(Sequel.of(moment, kept.without(attribute))));
  }

  @Test
  void nothingElseIsKeptButWhatIsNotTheRuntimes() {
    Set<String> found = new TreeSet<>();
    Versions.MOMENTS.forEach(
        moment -> found.addAll(Kept.read(Versions.THIS, moment.name()).attributes()));

    assertThat(found)
        .containsAll(OF_ITS_WRITER)
        .containsAll(KEY)
        .isSubsetOf(
            Stream.of(DECISIVE, TOLD, OF_ITS_WRITER, KEY, OWN).flatMap(s -> s.stream()).toList());
  }
}

package dev.lifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that is renamed or removed fails a test before it strands nodes. */
class StateNamesTest {

  private static final String UPDATE = "lifecycle.stateNames.update";

  enum State {
    READY,
    JOINING
  }

  @TempDir private Path folder;

  private final TransitionTable<State> table =
      TransitionTable.<State>named("ClusterModel")
          .state(State.READY, "ready", "booted")
          .state(State.JOINING, "joining")
          .initial(State.READY)
          .build();

  @BeforeEach
  @AfterEach
  void onlyCompare() {
    System.clearProperty(UPDATE);
  }

  @Test
  void theNamesThatAreReadPresentAndEarlierOnesAreThoseOfTheFile() throws IOException {
    StateNames.assertStateNames(table, file("# a comment", "ready", "", "joining", "booted"));
  }

  @Test
  void aStateThatIsReadNoMoreIsNamedWithWhatToDo() throws IOException {
    Path snapshot = file("ready", "booted", "joining", "leaving");

    assertThatThrownBy(() -> StateNames.assertStateNames(table, snapshot))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("ClusterModel cannot read 'leaving'")
        .hasMessageContainingAll("formerly = \"leaving\"", "migrate", snapshot.toString())
        .hasMessageNotContaining("lacks");
  }

  @Test
  void anEarlierNameThatWasForgottenIsNamedToo() throws IOException {
    Path snapshot = file("ready", "booted", "online", "joining");

    assertThatThrownBy(() -> StateNames.assertStateNames(table, snapshot))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("formerly = \"online\"");
  }

  @Test
  void aNewStateIsNamedWithWhatToDo() throws IOException {
    Path snapshot = file("ready", "booted");

    assertThatThrownBy(() -> StateNames.assertStateNames(table, snapshot))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(snapshot + " lacks 'joining'", "-D" + UPDATE + "=true", "commit")
        .hasMessageNotContaining("cannot read");
  }

  @Test
  void aRenamedStateIsToldFromBothSidesAtOnce() throws IOException {
    Path snapshot = file("ready", "booted", "join_cluster");

    assertThatThrownBy(() -> StateNames.assertStateNames(table, snapshot))
        .hasMessageContainingAll("cannot read 'join_cluster'", "lacks 'joining'");
  }

  @Test
  void aMissingFileFailsAndIsNotWritten() {
    Path snapshot = folder.resolve("names.txt");

    assertThatThrownBy(() -> StateNames.assertStateNames(table, snapshot))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(snapshot + " is missing", "-D" + UPDATE + "=true", "commit");
    assertThat(snapshot).doesNotExist();
  }

  @Test
  void onRequestTheFileIsMade() {
    Path snapshot = folder.resolve("new/names.txt");
    System.setProperty(UPDATE, "true");

    StateNames.assertStateNames(table, snapshot);

    assertThat(snapshot)
        .content()
        .isEqualToNormalizingNewlines(
            "# The states that records of ClusterModel may hold. See StateNames.\n"
                + "booted\njoining\nready\n");
  }

  @Test
  void onRequestNamesAreAddedButNeverTakenOut() throws IOException {
    Path snapshot = file("# ours", "ready", "leaving");
    System.setProperty(UPDATE, "true");

    Throwable lost = catchThrowable(() -> StateNames.assertStateNames(table, snapshot));

    assertThat(lost)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("cannot read 'leaving'");
    assertThat(Files.readAllLines(snapshot))
        .containsExactly("# ours", "ready", "leaving", "booted", "joining");
  }

  @Test
  void whatAnEditorLeavesUnseenIsNoPartOfAName() throws IOException {
    Path snapshot = file("\uFEFFready", "booted  ", "\tjoining\t", "  # a comment", "  ");

    StateNames.assertStateNames(table, snapshot);

    Files.writeString(snapshot, "ready\r\nbooted\r\njoining\r\n");
    StateNames.assertStateNames(table, snapshot);
  }

  @Test
  void aNameThatIsThereWithABlankIsNotAddedAgain() throws IOException {
    Path snapshot = file("\uFEFFready", "booted ");
    System.setProperty(UPDATE, "true");

    StateNames.assertStateNames(table, snapshot);

    assertThat(Files.readAllLines(snapshot)).containsExactly("ready", "booted", "joining");
  }

  @Test
  void aDirectoryIsToldWithWhatToDo() {
    assertThatThrownBy(() -> StateNames.assertStateNames(table, folder))
        .isInstanceOf(AssertionError.class)
        .hasMessage(folder + " is a directory. Name a file in it, one for each model.");
  }

  @Test
  void aFileInAnotherEncodingIsToldWithWhatToDo() throws IOException {
    Path snapshot = folder.resolve("names.txt");
    Files.writeString(snapshot, "bereit\nüberholt\n", StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> StateNames.assertStateNames(table, snapshot))
        .isInstanceOf(AssertionError.class)
        .hasMessage(snapshot + " is no text in UTF-8. Save it as UTF-8.");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    Path snapshot = file("ready").resolve("names.txt");
    System.setProperty(UPDATE, "true");

    assertThatThrownBy(() -> StateNames.assertStateNames(table, snapshot))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(snapshot.toString());
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("names.txt"), List.of(lines));
  }
}

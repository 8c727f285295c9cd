package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Records outlive the model that wrote them. A file that is kept with the tests names every state
 * that records may hold, so that a state that was renamed or removed fails a test before it strands
 * nodes:
 *
 * <pre>{@code
 * @Test
 * void readsEveryStateThatRecordsMayHold() {
 *   StateNames.assertStateNames(
 *       ClusterModelTransitions.TABLE, Path.of("src/test/resources/state-names/ClusterModel.txt"));
 * }
 * }</pre>
 *
 * <p>The file is UTF-8, with one name a line; a line that starts with {@code #} is a comment. A
 * byte order mark, and blanks around a name, are left out. Run with {@code
 * -Dlifecycle.stateNames.update=true}, the assertion makes the file, or adds the names that are
 * new. It never takes one out: only you know when no record holds it any more.
 */
public final class StateNames {

  private static final String UPDATE = "lifecycle.stateNames.update";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String HOW = "run the test with -D" + UPDATE + "=true";

  private StateNames() {}

  /**
   * Compares the names that a model reads, present and earlier ones, with a file.
   *
   * @param snapshot the file, which belongs under version control
   * @throws AssertionError if it is missing or no text in UTF-8, or names a state that the model
   *     cannot read, or lacks one; the message says what to do
   * @throws UncheckedIOException if it cannot be read or written
   */
  public static void assertStateNames(TransitionTable<?> table, Path snapshot) {
    try {
      if (Boolean.getBoolean(UPDATE)) {
        update(table, snapshot);
      }
      compare(table, snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException("The state names in " + snapshot, e);
    }
  }

  private static void compare(TransitionTable<?> table, Path snapshot) throws IOException {
    if (Files.notExists(snapshot)) {
      throw new AssertionError(
          ("%s is missing: it names the states that records of %s may hold."
                  + " To make it, %s; then commit it.")
              .formatted(snapshot, table.model(), HOW));
    }
    List<String> kept = names(snapshot);
    SortedSet<String> read = table.names();
    List<String> wrong = new ArrayList<>();
    List<String> lost = kept.stream().filter(name -> !read.contains(name)).toList();
    if (!lost.isEmpty()) {
      wrong.add(
          ("%s cannot read %s: nodes whose records hold it are stranded. Write the name at the state that"
                  + " it became, @Stored(value = \"...\", formerly = \"%s\"); or migrate those records,"
                  + " then remove the line from %s.")
              .formatted(table.model(), quoted(lost), lost.get(0), snapshot));
    }
    List<String> added = read.stream().filter(name -> !kept.contains(name)).toList();
    if (!added.isEmpty()) {
      wrong.add(
          "%s lacks %s. Add a line for each, or %s; then commit it."
              .formatted(snapshot, quoted(added), HOW));
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(String.join("\n", wrong));
    }
  }

  private static void update(TransitionTable<?> table, Path snapshot) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.exists(snapshot)) {
      lines.addAll(lines(snapshot));
    } else {
      lines.add("# The states that records of " + table.model() + " may hold. See StateNames.");
      Files.createDirectories(snapshot.toAbsolutePath().getParent());
    }
    table.names().stream().filter(name -> !lines.contains(name)).forEach(lines::add);
    Files.write(snapshot, lines);
  }

  private static List<String> names(Path snapshot) throws IOException {
    return lines(snapshot).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** The lines as they are meant: editors leave marks and blanks that nobody sees. */
  private static List<String> lines(Path snapshot) throws IOException {
    if (Files.isDirectory(snapshot)) {
      throw new AssertionError(
          snapshot + " is a directory. Name a file in it, one for each model.");
    }
    try {
      String text = Files.readString(snapshot);
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
          .lines()
          .map(String::strip)
          .toList();
    } catch (CharacterCodingException e) {
      throw new AssertionError(snapshot + " is no text in UTF-8. Save it as UTF-8.", e);
    }
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }
}

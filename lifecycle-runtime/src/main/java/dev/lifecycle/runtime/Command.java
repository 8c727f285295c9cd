package dev.lifecycle.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a transition asks Systems Manager to run: a program, or a document of one's own. Runs on the
 * transition's node unless other targets are named; its result comes back to the transition's node
 * either way. Immutable.
 *
 * <pre>{@code
 * commands.run(Command.program("./drain.sh", node.ip()).in("/opt/cluster").on(manager));
 * commands.run(Command.document("MyCompany-Join").with("Cluster", "blue", "eu"));
 * }</pre>
 */
public sealed interface Command {

  /**
   * A program of the instance, run by {@code AWS-RunShellScript}. Each word reaches the program as
   * it is, whatever characters it holds: neither the shell nor Systems Manager expands anything.
   *
   * @throws IllegalArgumentException if the program is blank or a word holds a NUL character
   */
  static Program program(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(program);
    words.addAll(List.of(arguments));
    return new Program(words, Optional.empty(), List.of());
  }

  /**
   * A Systems Manager document, by its name or ARN.
   *
   * @throws IllegalArgumentException if this is no document's name, or the one of {@link #program}
   */
  static Document document(String name) {
    return new Document(name, Map.of(), List.of());
  }

  /** The ids of the instances that it runs on; empty: on the transition's node. */
  List<String> targets();

  /**
   * The same command on these nodes instead. It succeeds when it does on all of them.
   *
   * @throws IllegalArgumentException unless these are 1 to 50 nodes, each of them once
   */
  Command on(Node... nodes);

  /**
   * The same command on these nodes instead. It succeeds when it does on all of them.
   *
   * @throws IllegalArgumentException unless these are 1 to 50 nodes, each of them once
   */
  Command on(Iterable<? extends Node> nodes);

  /**
   * A program with its arguments.
   *
   * @param words the program, then its arguments
   * @param directory where it runs; empty: where Systems Manager's agent runs programs
   */
  record Program(List<String> words, Optional<String> directory, List<String> targets)
      implements Command {

    /** Checks and copies. */
    public Program {
      words = List.copyOf(words);
      targets = Targets.checked(targets);
      if (words.isEmpty() || words.get(0).isBlank()) {
        throw new IllegalArgumentException("a command names no program: its first word is blank");
      }
      if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
        throw new IllegalArgumentException(
            "a word of a command holds a NUL character: no program can be given one");
      }
      // Systems Manager would put a parameter's value there, and there is no way to quote it.
      if (directory.filter(path -> path.isBlank() || path.contains("{{")).isPresent()) {
        throw new IllegalArgumentException("a command's directory is blank or holds '{{'");
      }
    }

    /**
     * The same program in this working directory.
     *
     * @throws IllegalArgumentException if it is blank or holds <code>{{</code>
     */
    public Program in(String workingDirectory) {
      return new Program(words, Optional.of(workingDirectory), targets);
    }

    @Override
    public Program on(Node... nodes) {
      return on(List.of(nodes));
    }

    @Override
    public Program on(Iterable<? extends Node> nodes) {
      return new Program(words, directory, Targets.of(nodes));
    }

    /** Names no word: commands may be logged. */
    @Override
    public String toString() {
      return "Command[a program" + Targets.text(targets) + "]";
    }
  }

  /**
   * A document with its parameters. What it does, and how long it may run, is the document's: the
   * runtime adds no parameter.
   */
  record Document(String name, Map<String, List<String>> parameters, List<String> targets)
      implements Command {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_\\-.:/]{3,128}");
    private static final Pattern SHELL_SCRIPT = Pattern.compile("(.*/)?AWS-RunShellScript");

    /** Checks and copies. */
    public Document {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "'" + name + "' is no document: a name has 3 to 128 of letters, digits and _ - . : /");
      }
      if (SHELL_SCRIPT.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "AWS-RunShellScript takes raw shell text: write Command.program(...)");
      }
      Map<String, List<String>> copy = new TreeMap<>();
      parameters.forEach((parameter, values) -> copy.put(parameter, List.copyOf(values)));
      parameters = Map.copyOf(copy);
      targets = Targets.checked(targets);
    }

    /**
     * The same document with this parameter, instead of what it was before.
     *
     * @throws IllegalArgumentException if the parameter has no name or no value
     */
    public Document with(String parameter, String... values) {
      if (parameter.isBlank() || values.length == 0) {
        throw new IllegalArgumentException(
            "a parameter of document " + name + " has no name or no value: leave it out");
      }
      Map<String, List<String>> more = new TreeMap<>(parameters);
      more.put(parameter, List.of(values));
      return new Document(name, more, targets);
    }

    @Override
    public Document on(Node... nodes) {
      return on(List.of(nodes));
    }

    @Override
    public Document on(Iterable<? extends Node> nodes) {
      return new Document(name, parameters, Targets.of(nodes));
    }

    /** Names neither the document nor a parameter: commands may be logged. */
    @Override
    public String toString() {
      return "Command[a document" + Targets.text(targets) + "]";
    }
  }
}

package dev.lifecycle.runtime.action;

import dev.lifecycle.runtime.Command;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A command as Systems Manager knows it: a document and its parameters. */
record SsmDocument(String name, Map<String, List<String>> parameters) {

  private static final String SHELL_SCRIPT = "AWS-RunShellScript";

  static SsmDocument of(CommandRequest request) {
    if (request.command() instanceof Command.Document document) {
      return new SsmDocument(document.name(), document.parameters());
    }
    Command.Program program = (Command.Program) request.command();
    Map<String, List<String>> parameters = new TreeMap<>();
    parameters.put("commands", List.of(ShellWords.join(program.words())));
    parameters.put("executionTimeout", List.of(Long.toString(request.execution().toSeconds())));
    program.directory().ifPresent(path -> parameters.put("workingDirectory", List.of(path)));
    return new SsmDocument(SHELL_SCRIPT, parameters);
  }

  /** Names no parameter's value. */
  @Override
  public String toString() {
    return "SsmDocument[" + name + "]";
  }
}

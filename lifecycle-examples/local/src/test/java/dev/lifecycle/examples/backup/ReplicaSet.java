package dev.lifecycle.examples.backup;

import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the programs in {@code /opt/replica-set} do to a set of MongoDB servers. A program takes one
 * second and does its work, unless a test says how it ends: then it does nothing else.
 */
final class ReplicaSet implements Machine {

  private static final String FOLDER = "/opt/replica-set/";

  private final UnaryOperator<String> ipOf;
  private final Map<String, Ending> endings = new HashMap<>();
  private final Set<String> members = new LinkedHashSet<>();
  private final List<String> backups = new ArrayList<>();
  private Optional<String> primary = Optional.empty();
  private int founded;

  /**
   * No set yet.
   *
   * @param ipOf an instance's address
   */
  ReplicaSet(UnaryOperator<String> ipOf) {
    this.ipOf = ipOf;
  }

  /** From now on this program ends like this, on this instance. */
  void ends(String program, String instance, Duration after, int exitCode) {
    endings.put(program + " on " + instance, new Ending(after, exitCode));
  }

  /** The addresses of the members, in the order in which they joined. */
  List<String> members() {
    return List.copyOf(members);
  }

  /** The address of the member that takes writes. */
  Optional<String> primary() {
    return primary;
  }

  /** The addresses of the members that were backed up, each a secondary by then. */
  List<String> backups() {
    return List.copyOf(backups);
  }

  /** How often a set was founded. */
  int founded() {
    return founded;
  }

  @Override
  public Ending run(String instance, Command command) {
    String[] words = command.script().split(" ");
    String program = words[0].substring(FOLDER.length());
    Ending said = endings.get(program + " on " + instance);
    if (said != null) {
      return said;
    }
    return new Ending(
        Duration.ofSeconds(1), succeeds(program, words, ipOf.apply(instance)) ? 0 : 1);
  }

  private boolean succeeds(String program, String[] words, String self) {
    return switch (program) {
      case "found.sh" -> found(words[1]);
      case "join.sh" -> members.contains(words[2]) && primary.isPresent() && join(words[1]);
      case "await_copy.sh" -> members.contains(self);
      case "step_down.sh" -> stepDown(self);
      case "backup.sh" -> stepDown(self) && backups.add(self);
      case "remove.sh" -> members.contains(self) && remove(words[1]);
      default -> throw new AssertionError(program + " is not installed");
    };
  }

  private boolean found(String ip) {
    founded++;
    primary = Optional.of(ip);
    return members.add(ip);
  }

  private boolean join(String ip) {
    members.add(ip);
    return true;
  }

  /** Another member takes over, if there is one. */
  private boolean stepDown(String ip) {
    if (primary.equals(Optional.of(ip))) {
      primary = members.stream().filter(member -> !member.equals(ip)).findFirst();
    }
    return true;
  }

  private boolean remove(String ip) {
    members.remove(ip);
    return true;
  }
}

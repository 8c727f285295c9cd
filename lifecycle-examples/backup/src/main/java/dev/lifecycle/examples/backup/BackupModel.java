package dev.lifecycle.examples.backup;

import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Scheduled;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a MongoDB replica set: it joins and has its copy of the data before it goes into
 * service, it hands over and leaves before it goes, and every night one secondary is backed up.
 *
 * <p>Which member is the primary is MongoDB's affair: it elects whenever it must, also between a
 * choice here and the command on the instance, so a record that said it would be wrong when it
 * matters. The model therefore never asks. What needs the primary connects to the set through any
 * member, and MongoDB's client finds it; what must not run on the primary steps down first. The
 * programs in {@code /opt/replica-set} do so, and each bears a repeat:
 *
 * <ul>
 *   <li>{@code found.sh IP} founds the set with this one member;
 *   <li>{@code join.sh IP CONTACT} adds this member to the contact's set, once that has a primary;
 *   <li>{@code await_copy.sh} ends when this member is SECONDARY, or PRIMARY if it founded the set;
 *   <li>{@code backup.sh NAME} steps down if this is the primary, then copies the data to where
 *       backups are kept; it only reads, so that there is nothing to undo when it is broken off;
 *   <li>{@code step_down.sh} steps down if this is the primary;
 *   <li>{@code remove.sh IP} takes a member out of the set, from any other member: one that hangs
 *       could not take itself out.
 * </ul>
 *
 * <p>The records know who is a member: the nodes of type {@code mongodb} that are ready or backing
 * up. A set that has lost all of them is founded anew.
 */
@Lifecycle(states = BackupModel.State.class, initial = "finished_cloud_init", failure = "failure")
public class BackupModel {

  enum State {
    FINISHED_CLOUD_INIT,
    JOINING,
    COPYING,
    READY,
    BACKING_UP,
    STEPPING_DOWN,
    STEPPED_DOWN,
    LEAVING,
    LEFT,
    FAILURE,
    WITHDRAWING,
    FAILED
  }

  private static final Logger log = LoggerFactory.getLogger(BackupModel.class);

  private static final String NIGHTLY_BACKUP = "nightly-backup";
  private static final String BACKUP_FAILED = "BackupFailed";
  private static final Set<String> UP = Set.of("ready", "backing_up");

  // The same node each night as long as that goes well: a primary steps down once, not nightly.
  private static final Comparator<Node> BEST_TO_BACK_UP =
      Comparator.comparing((Node node) -> node.get(BACKUP_FAILED).isPresent())
          .thenComparing(Node::id);

  // Launch

  @Transition(source = "finished_cloud_init", dest = "joining", on = InstanceLaunching.class)
  void join(Node node, Nodes nodes, Commands commands) {
    Node contact = members(nodes).findFirst().orElseGet(() -> founder(nodes, node));
    if (contact.id().equals(node.id())) {
      commands.run("/opt/replica-set/found.sh", node.ip());
    } else {
      commands.run("/opt/replica-set/join.sh", node.ip(), contact.ip());
    }
  }

  @Transition(source = "joining", dest = "failure", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "joining", dest = "copying", on = CommandSucceeded.class)
  void joined(Commands commands) {
    commands.run("/opt/replica-set/await_copy.sh");
  }

  // The first copy of much data takes hours; the sweep keeps the lifecycle hook waiting.
  @Transition(source = "copying", dest = "failure", timeout = "12h")
  void copyTimedOut() {}

  @Transition(source = "copying", dest = "ready", on = CommandSucceeded.class, completes = true)
  void ready() {}

  // Backup

  @Scheduled(value = NIGHTLY_BACKUP, rate = "cron(0 3 * * ? *)")
  Optional<Node> chooseSecondary(Nodes nodes) {
    List<Node> members = members(nodes).toList();
    if (members.size() < 2) {
      log.error("No backup: {} members are up, and none of them is a secondary", members.size());
      return Optional.empty();
    }
    if (members.stream().anyMatch(member -> member.state().equals("backing_up"))) {
      log.error("No backup: the last one still runs");
      return Optional.empty();
    }
    return members.stream().min(BEST_TO_BACK_UP);
  }

  // Whatever becomes of the backup, the member is as good as before: not even a refused command
  // makes it fail.
  @Transition(
      source = "ready",
      dest = "backing_up",
      on = ScheduleFired.class,
      schedule = NIGHTLY_BACKUP,
      ignoreErrors = true)
  void backUp(Run run, Commands commands) {
    commands.run("/opt/replica-set/backup.sh", run.taskKey());
  }

  @Transition(source = "backing_up", dest = "ready", on = CommandSucceeded.class)
  void backedUp(Node node) {
    node.remove(BACKUP_FAILED);
  }

  @Transition(source = "backing_up", dest = "ready", on = CommandFailed.class)
  void backupFailed(Node node, CommandFailed command) {
    log.error("The backup on {} ended with {}", node.id(), command.status());
    node.set(BACKUP_FAILED, true);
  }

  @Transition(source = "backing_up", dest = "ready", timeout = "2h")
  void backupTimedOut(Node node) {
    log.error("The backup on {} did not end in time", node.id());
    node.set(BACKUP_FAILED, true);
  }

  // Termination, also of a member that is backing up

  @Transition(source = Transition.ANY, dest = "stepping_down", on = InstanceTerminating.class)
  void stepDown(Commands commands) {
    commands.run("/opt/replica-set/step_down.sh");
  }

  @Transition(source = "stepping_down", dest = "stepped_down", on = CommandFinished.class)
  void steppedDown() {}

  @Transition(source = "stepping_down", dest = "stepped_down", timeout = "5m")
  void stepDownTimedOut() {}

  @Transition(source = "stepped_down", dest = "leaving", when = "hasMembers")
  @Transition(name = "withdraw", source = "failure", dest = "withdrawing", when = "hasMembers")
  void leave(Node node, Nodes nodes, Commands commands) {
    Node member =
        members(nodes)
            .findFirst()
            .orElseThrow(() -> new RetryLater("the last other member has just gone"));
    commands.run(Command.program("/opt/replica-set/remove.sh", node.ip()).on(member));
  }

  @Transition(source = "stepped_down", dest = "left", unless = "hasMembers")
  void lastToLeave() {}

  @Transition(source = "leaving", dest = "left", on = CommandFinished.class) // it goes either way
  void left() {}

  @Transition(source = "leaving", dest = "left", timeout = "5m")
  void leaveTimedOut() {}

  @Transition(source = "left", dest = Transition.REMOVED, completes = true)
  void remove() {}

  // Failure: no terminate hook follows a launch that is abandoned, so the node leaves here

  @Transition(source = "withdrawing", dest = "failed", on = CommandFinished.class, completes = true)
  void withdrawn() {}

  @Transition(source = "withdrawing", dest = "failed", timeout = "5m", completes = true)
  void withdrawTimedOut() {}

  @Transition(source = "failure", dest = "failed", unless = "hasMembers", completes = true)
  void abandon() {}

  @Condition
  boolean hasMembers(Nodes nodes) {
    return members(nodes).findAny().isPresent();
  }

  /** Those that are up; a node that terminates is not among them. */
  private static Stream<Node> members(Nodes nodes) {
    return nodes.ofType("mongodb").filter(node -> UP.contains(node.state()));
  }

  /** The one node that may found the set; the first to ask, until it fails or goes. */
  private static Node founder(Nodes nodes, Node candidate) {
    if (nodes.elect("founder", candidate)) {
      return candidate;
    }
    return nodes
        .holder("founder")
        .orElseThrow(() -> new RetryLater("the node that was to found the set has just failed"));
  }
}

package dev.lifecycle.examples.swarm;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Scheduled;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.util.stream.Stream;

/**
 * A node of a Docker Swarm: a manager or a worker, by its type in the table.
 *
 * <p>A node that launches gets its DNS name and joins the swarm through a manager; the first
 * manager has nobody to join, so it initialises the swarm. Nodes join drained. A worker becomes
 * active when it carries its labels, so that no task lands where its constraints would not have put
 * it. A node that terminates disappears in the opposite order: from DNS, from the proxies that
 * remember DNS, from the swarm. A manager removes it, as the node itself may not answer any more.
 *
 * <p>Where a step fails, the failure path takes the steps of a termination and goes on whatever
 * becomes of each: a node that joined by half is no less in the way than a whole one.
 *
 * <p>Join tokens are not here: {@link Programs} says where they are, and why.
 */
@Lifecycle(states = SwarmState.class, initial = "finished_cloud_init", failure = "failure")
public class SwarmModel {

  private static final String INITIALISES = "Initialises";
  private static final String DNS_NAME = "DnsName";
  private static final String TIER = "tier";

  private final HostedZone zone;

  /**
   * The model of the function.
   *
   * @throws IllegalStateException if the function's environment names no hosted zone or no domain
   */
  public SwarmModel(Services services) {
    this(HostedZone.of(services));
  }

  SwarmModel(HostedZone zone) {
    this.zone = zone;
  }

  @Condition
  boolean isManager(Node node) {
    return Swarm.isManager(node);
  }

  @Condition
  boolean hasManager(Nodes nodes) {
    return new Swarm(nodes).manager().isPresent();
  }

  @Condition
  boolean hasProxies(Nodes nodes) {
    return !new Swarm(nodes).proxies().isEmpty();
  }

  // A node launches.

  @Transition(source = "finished_cloud_init", dest = "registered", on = InstanceLaunching.class)
  void register(Node node) {
    node.set(DNS_NAME, zone.add(node));
  }

  /** Managers that launch together agree on one of them before any of them goes on. */
  @Before({"register", "seekManager"})
  void elect(Node node, Nodes nodes) {
    node.set(INITIALISES, new Swarm(nodes).isInitialisedBy(node));
  }

  @Condition
  boolean initialises(Node node) {
    return node.get(INITIALISES).filter(Boolean.TRUE::equals).isPresent();
  }

  @Transition(source = "registered", dest = "initialising", when = "initialises")
  void initialise(Node node, Commands commands) {
    commands.run(Programs.initialise(node));
  }

  @Transition(source = "registered", dest = "joining", when = "hasManager")
  void join(Node node, Nodes nodes, Commands commands) {
    commands.run(Programs.join(node, new Swarm(nodes).requireManager()));
  }

  @Transition(source = "registered", dest = "awaiting_manager")
  void awaitManager() {}

  @Transition(source = "awaiting_manager", dest = "failure", timeout = "30m")
  void noManager() {}

  /** Who can go on: all once there is a manager; or managers, of which one must be the first. */
  @Scheduled(value = "seek-manager", rate = "rate(1 minute)")
  Stream<Node> seekers(Nodes nodes) {
    Swarm swarm = new Swarm(nodes);
    if (swarm.manager().isPresent()) {
      return nodes.inState("awaiting_manager");
    }
    return swarm.isLeaderless()
        ? nodes.inState("awaiting_manager").filter(Swarm::isManager)
        : Stream.empty();
  }

  @Transition(
      source = "awaiting_manager",
      dest = "registered",
      on = ScheduleFired.class,
      schedule = "seek-manager")
  void seekManager() {}

  @Transition(
      source = {"initialising", "joining"},
      dest = "joined",
      on = CommandSucceeded.class)
  void joined() {}

  /**
   * The metadata of a group's hook says which tier it is, or else its name. One function can serve
   * several groups; the stack of the generated template has one, and all nodes of its swarm there.
   */
  @Transition(source = "joined", dest = "labelling", unless = "isManager")
  void label(Node node, Nodes nodes, LifecycleAction action, Commands commands) {
    String tier = action.metadata().getOrDefault(TIER, action.group());
    commands.run(Programs.label(node, TIER, tier).on(new Swarm(nodes).requireManager()));
  }

  @Transition(source = "labelling", dest = "activating", on = CommandSucceeded.class)
  void activate(Node node, Nodes nodes, Commands commands) {
    commands.run(Programs.activate(node).on(new Swarm(nodes).requireManager()));
  }

  /** A manager makes itself active: the first one has no other to ask. */
  @Transition(source = "joined", dest = "activating", when = "isManager")
  void activateManager(Node node, Commands commands) {
    commands.run(Programs.activate(node));
  }

  @Transition(source = "activating", dest = "active", on = CommandSucceeded.class, completes = true)
  void activated() {}

  /** Swarm moves no running task to a new worker by itself. Nothing of the launch waits for it. */
  @Transition(
      source = "active",
      dest = "rebalancing",
      when = "hasManager",
      unless = "isManager",
      ignoreErrors = true)
  void rebalance(Nodes nodes, Commands commands) {
    commands.run(Programs.rebalance().on(new Swarm(nodes).requireManager()));
  }

  @Transition(source = "active", dest = "ready")
  @Transition(
      name = "rebalanced",
      source = "rebalancing",
      dest = "ready",
      on = CommandFinished.class)
  @Transition(name = "rebalanceTimedOut", source = "rebalancing", dest = "ready", timeout = "15m")
  void ready() {}

  // A node terminates.

  @Transition(source = Transition.ANY, dest = "deregistered", on = InstanceTerminating.class)
  void deregister() {}

  /** After it is stored that the node goes, or else a crash could leave one in service nameless. */
  @After({"deregister", "withdraw"})
  void takeOutOfDns(Node node) {
    node.get(DNS_NAME).ifPresent(name -> zone.remove(name.toString(), node));
    node.remove(DNS_NAME);
  }

  @Transition(source = "deregistered", dest = "reloading_proxies", when = "hasProxies")
  void reloadProxies(Nodes nodes, Commands commands) {
    commands.run(Programs.reloadProxy().on(new Swarm(nodes).requireProxies()));
  }

  @Transition(source = "deregistered", dest = "proxies_reloaded")
  void noProxies() {}

  @Transition(source = "reloading_proxies", dest = "proxies_reloaded", on = CommandSucceeded.class)
  void proxiesReloaded() {}

  @Transition(source = "proxies_reloaded", dest = "leaving", when = "hasManager")
  void leave(Node node, Nodes nodes, Commands commands) {
    commands.run(Programs.remove(node).on(new Swarm(nodes).requireManager()));
  }

  /** The last manager takes the swarm with it. */
  @Transition(source = "proxies_reloaded", dest = "left", completes = true)
  void leaveNobody() {}

  @Transition(source = "leaving", dest = "left", on = CommandSucceeded.class, completes = true)
  void left() {}

  /** What ran on a worker runs elsewhere by now, but not evenly. The instance waits no longer. */
  @Transition(
      source = "left",
      dest = "redistributing",
      when = "hasManager",
      unless = "isManager",
      ignoreErrors = true)
  void redistribute(Nodes nodes, Commands commands) {
    rebalance(nodes, commands);
  }

  @Transition(source = "left", dest = Transition.REMOVED)
  @Transition(
      name = "redistributed",
      source = "redistributing",
      dest = Transition.REMOVED,
      on = CommandFinished.class)
  @Transition(
      name = "redistributeTimedOut",
      source = "redistributing",
      dest = Transition.REMOVED,
      timeout = "15m")
  void remove() {}

  // A node fails: its task threw, its command failed, or nothing was heard of it.

  @Transition(
      source = {
        "initialising",
        "joining",
        "labelling",
        "activating",
        "reloading_proxies",
        "leaving"
      },
      dest = "failure",
      timeout = "10m")
  void timedOut() {}

  @Transition(source = "failure", dest = "withdrawn", ignoreErrors = true)
  void withdraw() {}

  @Transition(source = "withdrawn", dest = "notifying", when = "hasProxies", ignoreErrors = true)
  void notifyProxies(Nodes nodes, Commands commands) {
    reloadProxies(nodes, commands);
  }

  @Transition(source = "withdrawn", dest = "notified")
  @Transition(
      name = "notified",
      source = "notifying",
      dest = "notified",
      on = CommandFinished.class)
  @Transition(name = "notifyTimedOut", source = "notifying", dest = "notified", timeout = "5m")
  void nobodyToNotify() {}

  @Transition(source = "notified", dest = "evicting", when = "hasManager", ignoreErrors = true)
  void evict(Node node, Nodes nodes, Commands commands) {
    leave(node, nodes, commands);
  }

  @Transition(source = "notified", dest = "evicted")
  @Transition(name = "evicted", source = "evicting", dest = "evicted", on = CommandFinished.class)
  @Transition(name = "evictTimedOut", source = "evicting", dest = "evicted", timeout = "10m")
  void nobodyToEvict() {}

  @Condition
  boolean terminates(LifecycleAction action) {
    return action.terminating();
  }

  @Transition(source = "evicted", dest = "left", when = "terminates", completes = true)
  void leftAfterFailure() {}

  @Transition(source = "evicted", dest = "failed", unless = "terminates", completes = true)
  void abandon() {}
}

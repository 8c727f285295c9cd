package dev.lifecycle.examples.local;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.examples.local.dynamo.Transition;
import dev.lifecycle.examples.local.endpoint.LocalAws;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Later;
import dev.lifecycle.testing.aws.Machine;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What happens to the group: three instances launch, one after the other as far as the hooks'
 * metadata goes. The first comes and goes; the second's agent registers late; the third's join
 * command fails. Not thread-safe: everything happens on the thread of time.
 */
final class Scenario {

  static final String GROUP = "workers";
  static final String NO_METADATA = "";

  /** Joins, is terminated once it is ready, and leaves. Its launch event is delivered twice. */
  static final String LEAVER = "i-0a000001";

  /** Its agent registers late; it joins and stays. */
  static final String LATE = "i-0b000002";

  /** Its join command fails. */
  static final String BROKEN = "i-0c000003";

  /** In the order of their launch. */
  static final List<String> INSTANCES = List.of(LEAVER, LATE, BROKEN);

  private static final Duration BOOT = Duration.ofMillis(500);
  private static final Duration CLOUD_INIT = Duration.ofSeconds(2);
  private static final Duration AGENT = Duration.ofSeconds(1);

  /**
   * After the first command was refused. Not after the launch: a slow machine would be too late.
   */
  private static final Duration LATE_AGENT = Duration.ofMillis(1500);

  private static final Duration PROGRAM = Duration.ofSeconds(1);

  private final LocalAws aws;
  private final CloudInit cloudInit;
  private final Later later;
  private final Consumer<String> hooks;
  private final Consumer<String> notes;
  private final Set<String> steps = new LinkedHashSet<>();
  private boolean lateAgentComes;

  /**
   * A scenario in this world.
   *
   * @param hooks deploys the group's hooks with this metadata
   * @param notes hears of what is done to the group
   */
  Scenario(
      LocalAws aws,
      CloudInit cloudInit,
      Later later,
      Consumer<String> hooks,
      Consumer<String> notes) {
    this.aws = aws;
    this.cloudInit = cloudInit;
    this.later = later;
    this.hooks = hooks;
    this.notes = notes;
  }

  /** What programs do on the instances. */
  static Machine.Ending run(String instance, Command command) {
    boolean fails = instance.equals(BROKEN) && command.script().contains("join_cluster.sh");
    return new Machine.Ending(PROGRAM, fails ? 1 : 0);
  }

  /** At least once means: sometimes more than once. */
  static boolean isDeliveredTwice(JrsValue event) {
    JrsValue detail = event.path("detail");
    return LEAVER.equals(detail.path("EC2InstanceId").asText())
        && Direction.LAUNCHING.transition().equals(detail.path("LifecycleTransition").asText());
  }

  /** Launches the three. */
  void begin() {
    hooks.accept("{\"managerDnsName\":\"manager.example.org\"}");
    launch(LEAVER, "10.0.0.1");
    hooks.accept(NO_METADATA);
    launch(LATE, "10.0.0.2");
    launch(BROKEN, "10.0.0.3");
  }

  private void launch(String instance, String ip) {
    steps.add("cloud-init of " + instance);
    steps.add("agent of " + instance);
    notes.accept(instance + " launches");
    aws.autoScaling().launch(instance);
    later.after(BOOT, () -> cloudInit.write(instance, ip, "new"));
    step("cloud-init of " + instance, CLOUD_INIT, () -> finish(instance, ip));
    if (!instance.equals(LATE)) {
      step("agent of " + instance, AGENT, () -> register(instance));
    }
    if (instance.equals(LEAVER)) {
      steps.add("termination of " + instance);
    }
  }

  private void finish(String instance, String ip) {
    cloudInit.write(instance, ip, "finished_cloud_init");
  }

  private void register(String instance) {
    notes.accept(instance + "'s agent registers");
    aws.runCommand().register(instance);
  }

  private void step(String name, Duration delay, Runnable task) {
    later.after(
        delay,
        () -> {
          task.run();
          steps.remove(name);
        });
  }

  /** The instance that is ready is taken out of service. */
  void saw(Transition transition) {
    if (transition.node().equals(LEAVER) && transition.to().filter("ready"::equals).isPresent()) {
      notes.accept(LEAVER + " is to terminate");
      aws.autoScaling().terminate(LEAVER);
      steps.remove("termination of " + LEAVER);
    }
  }

  /** The late agent comes once somebody was refused for its sake. */
  void look() {
    boolean missed =
        aws.calls().of("SSM", "SendCommand").stream()
            .anyMatch(c -> c.instance().equals(Optional.of(LATE)) && c.refusal().isPresent());
    if (missed && !lateAgentComes) {
      lateAgentComes = true;
      step("agent of " + LATE, LATE_AGENT, () -> register(LATE));
    }
  }

  /** What is still to happen; empty when hooks, commands and the scenario's own steps are over. */
  Set<String> open() {
    Set<String> open = new LinkedHashSet<>(steps);
    aws.autoScaling()
        .instances()
        .forEach(
            (instance, state) -> {
              if (state.endsWith(":Wait")) {
                open.add("hook of " + instance + " (" + state + ")");
              }
            });
    aws.runCommand().list(CommandFilter.ALL).stream()
        .filter(c -> !c.status().isFinal())
        .forEach(c -> open.add("command on " + c.invocations().keySet()));
    return open;
  }
}

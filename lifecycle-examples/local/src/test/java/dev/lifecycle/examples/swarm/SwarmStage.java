package dev.lifecycle.examples.swarm;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.OnStage;
import dev.lifecycle.examples.local.stage.Permissions;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.StageClients;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.route53.Route53Client;

/** Puts the swarm on a stage for each test. A node's ip address is as its id. */
@ExtendWith(OnStage.class)
abstract class SwarmStage {

  static final String FIRST = "i-0a0000000000000a1";
  static final String SECOND = "i-0a0000000000000a2";
  static final String THIRD = "i-0a0000000000000a3";
  static final String WORKER = "i-0b0000000000000b4";
  static final String PROXY = "i-0c0000000000000c5";
  static final String OTHER_PROXY = "i-0c0000000000000c6";

  static final String SEND = "SSM SendCommand";
  static final String UPSERT = "Route 53 ChangeResourceRecordSets UPSERT";
  static final String DELETE = "Route 53 ChangeResourceRecordSets DELETE";
  static final String CONTINUE = "Auto Scaling CompleteLifecycleAction CONTINUE";
  static final String ABANDON = "Auto Scaling CompleteLifecycleAction ABANDON";

  private static final String DOMAIN = "example.org";

  private final Set<String> failing = new HashSet<>();
  Stage stage;

  @BeforeEach
  void raise(LocalDynamo dynamo) throws Exception {
    stage = new Stage(dynamo, SwarmModelTransitions.TABLE, SwarmStage::dispatcher, environment());
    stage.programs(
        (instance, command) ->
            new Machine.Ending(
                Duration.ofSeconds(1),
                failing.stream().anyMatch(command.script()::contains) ? 1 : 0));
  }

  /** What the function's environment has beside what it must have. */
  Map<String, String> environment() {
    return Map.of();
  }

  @AfterEach
  void nothingIsCalledThatThePolicyRefuses() {
    Permissions.of(SwarmModel.class).requireFor(stage.aws().calls().all());
  }

  private static Dispatcher<SwarmState> dispatcher(StageClients clients) {
    Route53Client route53 = clients.client(Route53Client.builder());
    return new SwarmModelDispatcher(
        new SwarmModel(new HostedZone(route53, "Z0123456789LOCAL", DOMAIN)));
  }

  @AfterEach
  void strike() {
    stage.close();
  }

  static String ip(String node) {
    return "10.0.0." + node.charAt(node.length() - 1);
  }

  /** Programs of this name exit with 1 from now on. */
  void fail(String program) {
    failing.add(program);
  }

  /** A node launches and comes to its first rest. */
  Dispatch launch(String node, String type) {
    return stage.deliver(stage.launch(node, type, ip(node)));
  }

  /** A node launches and becomes ready. */
  void become(String node, String type) {
    launch(node, type);
    proceed(node, "ready");
  }

  /** Commands end until the node is in this state. */
  void proceed(String node, String state) {
    while (!stage.table().status(node).equals(state)) {
      end(node);
    }
  }

  /** A proxy of another model is there. */
  void proxy(String id) {
    stage.table().cloudInit(id, "proxy", ip(id), "ready");
    stage.aws().runCommand().register(id);
  }

  /** The latest command that this node sent ends as a whole. */
  Dispatch end(String node) {
    stage.pass(Duration.ofSeconds(2));
    return stage.deliver(
        stage.take(
            "EC2 Command Status-change", latest(node).id(), latest(node).status().word() + "\""));
  }

  private Command latest(String node) {
    return stage.commands().stream()
        .filter(command -> command.comment().startsWith(node + "/"))
        .findFirst()
        .orElseThrow();
  }

  /** The schedule that waiting nodes wait for fires. */
  Dispatch seek() {
    stage.pass(Duration.ofMinutes(1));
    stage.aws().events().fire("seek-manager");
    return stage.deliver(stage.take("Scheduled Event", "seek-manager"));
  }

  /** What this node had run, and where, in order. */
  List<String> sent(String node) {
    List<String> sent = new ArrayList<>();
    stage.commands().stream()
        .filter(command -> command.comment().startsWith(node + "/"))
        .map(command -> command.script() + " on " + command.invocations().keySet())
        .forEach(sent::add);
    Collections.reverse(sent);
    return sent;
  }

  /** The nodes that have a name in DNS. */
  List<String> named() {
    return stage.aws().hostedZone().sets().stream()
        .map(set -> set.name().replace("." + DOMAIN + ".", "") + " " + set.values())
        .toList();
  }

  static String name(String node) {
    return node + " [" + ip(node) + "]";
  }
}

package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.LogLines;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.testing.aws.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever happens, and although the model logs all that it is given: no line, no answer and no
 * exception holds command text, metadata values, tokens or attributes.
 */
class Rule17NothingSecretTest extends SemanticsTest {

  private static final String COMMAND = "s3cret-command";
  private static final String METADATA = "s3cret-metadata";
  private static final String ATTRIBUTE = "s3cret-attribute";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    private static final Logger log = LoggerFactory.getLogger(Model.class);

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Node node, Commands commands) {
      script.task("join");
      Command command = Command.program("/bin/join", COMMAND).in("/opt/" + COMMAND);
      log.info("runs {} by {}", command, commands);
      node.set("Password", ATTRIBUTE);
      commands.run(command);
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {
      script.task("joined");
    }

    @Before
    @After
    void logAll(Node node, LifecycleAction action, LifecycleEvent event, Run run) {
      log.info("{} {} {} {}", node, action, event, run);
    }
  }

  private final LogLines log = new LogLines();
  private final List<String> said = new ArrayList<>();
  private String launch = "";

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule17NothingSecretTest_ModelTransitions.TABLE,
        new Rule17NothingSecretTest_ModelDispatcher(new Model(script)));
    stage.metadata("{\"cluster\":\"" + METADATA + "\"}");
    launch = stage.launch(NODE);
    stage.table().set(NODE, "Secret", Table.text(ATTRIBUTE));
  }

  @AfterEach
  void silence() {
    log.close();
  }

  /** Keeps what an invocation answers or throws, as Lambda would print it. */
  private void deliver(String event) {
    Throwable thrown = catchThrowable(() -> said.add(stage.deliver(event).answer()));
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      said.add(cause.toString());
      for (Throwable suppressed : cause.getSuppressed()) {
        said.add(suppressed.toString());
      }
    }
  }

  private void nothingSecretIsSaid() {
    String token = Json.read(launch).path("detail").path("LifecycleActionToken").asText();
    said.addAll(log.whole());
    assertThat(said).isNotEmpty();
    for (String secret : List.of(COMMAND, METADATA, ATTRIBUTE, token)) {
      assertThat(said).noneMatch(text -> text.contains(secret));
    }
  }

  @Test
  void whenAllGoesWell() {
    deliver(launch);
    deliver(stage.commandEnds(NODE, "Success"));
    deliver(launch);

    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().item(NODE).toString()).contains(ATTRIBUTE);
    assertThat(stage.commands().get(0).script()).contains(COMMAND);
    assertThat(log.whole()).anyMatch(line -> line.contains("InstanceLaunching"));
    nothingSecretIsSaid();
  }

  @ParameterizedTest
  @CsvSource({"join", "joined"})
  void whenATaskThrows(String thrower) {
    script.letThrow(thrower);
    deliver(launch);
    if (thrower.equals("joined")) {
      deliver(stage.commandEnds(NODE, "Success"));
    }

    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    nothingSecretIsSaid();
  }

  @ParameterizedTest
  @CsvSource({
    "SSM SendCommand,               500, InternalServerError",
    "SSM SendCommand,               400, InvalidParameters",
    "SSM SendCommand, 400, ValidationException",
    "SSM SendCommand,               400, InvalidInstanceId",
    "DynamoDB TransactWriteItems,   500, InternalServerError",
    "DynamoDB UpdateItem,           400, ValidationException",
  })
  void whenACallFails(String call, int status, String code) {
    stage.faults().from(1, call, new Fault(false, status, code));

    deliver(launch);

    nothingSecretIsSaid();
  }

  @ParameterizedTest
  @CsvSource({"500, InternalServerError", "400, AccessDenied", "400, ValidationError"})
  void whenTheCompletionFails(int status, String code) {
    deliver(launch);
    stage.faults().from(1, "Auto Scaling CompleteLifecycleAction", new Fault(false, status, code));

    deliver(stage.commandEnds(NODE, "Success"));

    nothingSecretIsSaid();
  }

  /** A late launch asks by a heartbeat whether it is awaited; the refusal quotes its token. */
  @Test
  void whenTheHeartbeatFails() {
    stage.pass(Duration.ofMinutes(2));
    String heartbeat = "Auto Scaling RecordLifecycleActionHeartbeat";
    stage.faults().from(1, heartbeat, Fault.refused("ValidationError"));

    deliver(launch);

    assertThat(said).anyMatch(text -> text.contains("RetryableException"));
    nothingSecretIsSaid();
  }

  /** Auto Scaling quotes the token when it says so. */
  @Test
  void whenTheActionIsOver() {
    deliver(launch);
    String success = stage.commandEnds(NODE, "Success");
    stage.pass(Stage.HOOK_TIME);
    deliver(success);
    deliver(launch);

    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON TIME_OUT");
    nothingSecretIsSaid();
  }

  @Test
  void whenTheEventCannotBeRead() {
    deliver(launch.replace("\"LifecycleHookName\"", "\"Hook\""));
    deliver(launch.substring(0, launch.length() - 2));
    deliver(launch.replace("\"" + NODE + "\"", "\"" + COMMAND + "\""));
    deliver(launch.replace("\"NotificationMetadata\":\"{", "\"NotificationMetadata\":\"{{"));

    nothingSecretIsSaid();
  }
}

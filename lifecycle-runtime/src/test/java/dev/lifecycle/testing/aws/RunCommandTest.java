package dev.lifecycle.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.stree.JrsValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

  private static final String ID = "i-0a0000000000000a1";
  private static final String OTHER = "i-0a0000000000000a2";
  private static final Duration LONG = Duration.ofHours(3);
  private static final CommandFilter ALL = filter(Optional.empty(), Optional.empty());

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:05Z"));
  private final Account account = new Account("123456789012", "eu-west-1");
  private final List<JrsValue> events = new ArrayList<>();
  private final RunCommand commands =
      new RunCommand(
          account,
          RunCommandTest::run,
          time,
          time,
          new EventBus(account, time, time, text -> events.add(Json.read(text))));

  private static Machine.Ending run(String instance, Command command) {
    return switch (command.script()) {
      case "elsewhere" -> new Machine.Ending(Duration.ofSeconds(4), instance.equals(ID) ? 0 : 1);
      case "fail" -> new Machine.Ending(Duration.ofSeconds(2), 1);
      case "hang" -> new Machine.Ending(LONG, 0);
      default -> new Machine.Ending(Duration.ofSeconds(2), 0);
    };
  }

  @Test
  void anAgentThatHasNotRegisteredIsRefusedUntilItDoes() {
    assertThatThrownBy(() -> commands.send(request("join", ID)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidInstanceId"))
        .hasMessage("Instances [[" + ID + "]] not in a valid state for account 123456789012");

    commands.register(ID);
    assertThat(commands.send(request("join", ID)).status()).isEqualTo(CommandStatus.PENDING);
    commands.deregister(ID);
    assertThatThrownBy(() -> commands.send(request("join", ID))).isInstanceOf(ApiException.class);
  }

  @ParameterizedTest
  @CsvSource({"join,SUCCESS", "fail,FAILED"})
  void aCommandRunsForAWhileAndEndsAsItsProgramDoes(String program, CommandStatus end) {
    commands.register(ID);
    String id = commands.send(request(program, ID)).id();

    time.advance(Duration.ofSeconds(1));
    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.IN_PROGRESS);
    time.advance(Duration.ofSeconds(2));
    assertThat(commands.get(id).status()).isEqualTo(end);
  }

  @Test
  void eachChangeIsToldAsACommandAndAsAnInvocation() {
    commands.register(ID);
    Command command = commands.send(request("join", ID));
    time.advance(Duration.ofSeconds(5));

    assertThat(events)
        .extracting(
            e -> e.get("detail-type").asText() + " " + e.get("detail").get("status").asText())
        .containsExactly(
            "EC2 Command Invocation Status-change Notification InProgress",
            "EC2 Command Status-change Notification InProgress",
            "EC2 Command Invocation Status-change Notification Success",
            "EC2 Command Status-change Notification Success");
    JrsValue invocation = events.get(2).get("detail");
    assertThat(invocation.get("instance-id").asText()).isEqualTo(ID);
    JrsValue whole = events.get(3).get("detail");
    assertThat(whole.get("command-id").asText()).isEqualTo(command.id());
    assertThat(whole.get("instance-id")).isNull();
    assertThat(whole.get("parameters").asText()).isEqualTo("{\"commands\":[\"join\"]}");
    assertThat(whole.get("expire-after").asText()).isEqualTo("2026-11-23T11:25:05Z");
    assertThat(events.get(3).get("resources").get(0).asText())
        .isEqualTo("arn:aws:ec2:eu-west-1:123456789012:instance/" + ID);
  }

  @Test
  void aCommandIsOverWhenItIsOnEveryInstance() {
    commands.register(ID);
    commands.register(OTHER);
    String id = commands.send(request("join", ID, OTHER)).id();
    time.advance(Duration.ofSeconds(5));

    assertThat(commands.get(id).invocations()).hasSize(2);
    assertThat(events).filteredOn(e -> e.get("detail").get("instance-id") == null).hasSize(2);
  }

  @Test
  void aCommandThatFailsOnOneOfItsInstancesFails() {
    commands.register(ID);
    commands.register(OTHER);
    String id = commands.send(request("elsewhere", ID, OTHER)).id();
    time.advance(Duration.ofSeconds(2));
    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.IN_PROGRESS);
    time.advance(Duration.ofSeconds(3));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.FAILED);
    assertThat(commands.get(id).invocations())
        .containsEntry(ID, CommandStatus.SUCCESS)
        .containsEntry(OTHER, CommandStatus.FAILED);
    assertThat(events)
        .extracting(RunCommandTest::told)
        .containsExactly(
            ID + " InProgress",
            "all InProgress",
            OTHER + " InProgress",
            ID + " Success",
            OTHER + " Failed",
            "all Failed");
    assertThat(events.get(5).get("resources").size()).isEqualTo(2);
  }

  @Test
  void aCommandWaitsForTheInstanceThatItDoesNotReach() {
    commands.register(ID);
    commands.register(OTHER);
    String id = commands.send(request("join", ID, OTHER)).id();
    commands.deregister(OTHER);
    time.advance(Duration.ofMinutes(9));
    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.IN_PROGRESS);
    time.advance(Duration.ofMinutes(1));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.DELIVERY_TIMED_OUT);
    assertThat(commands.get(id).invocations()).containsEntry(ID, CommandStatus.SUCCESS);
  }

  @Test
  void aDocumentIsKnownOnceItWasAdded() {
    commands.register(ID);
    CommandRequest join = request("MyCompany-Join", Map.of("Cluster", List.of("a", "b")));
    assertThatThrownBy(() -> commands.send(join))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidDocument"));
    commands.addDocument("MyCompany-Join");
    String id = commands.send(join).id();
    time.advance(Duration.ofSeconds(3));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.SUCCESS);
    assertThat(commands.get(id).parameters()).containsEntry("Cluster", List.of("a", "b"));
    assertThat(commands.get(id).script()).isEmpty();
  }

  @Test
  void aScriptHasADirectoryAndNoOtherParameters() {
    commands.register(ID);
    Map<String, List<String>> here =
        Map.of("commands", List.of("join"), "workingDirectory", List.of("/opt"));
    assertThat(commands.send(request("AWS-RunShellScript", here)).workingDirectory())
        .contains("/opt");
    assertThat(commands.send(request("join", ID)).workingDirectory()).isEmpty();

    Map<String, List<String>> misspelt =
        Map.of("commands", List.of("join"), "directory", List.of("/opt"));
    assertThatThrownBy(() -> commands.send(request("AWS-RunShellScript", misspelt)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidParameters"));
  }

  @Test
  void aProgramThatHangsTimesOut() {
    commands.register(ID);
    String id = commands.send(request("hang", ID)).id();
    time.advance(Duration.ofMinutes(61));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.EXECUTION_TIMED_OUT);
    assertThat(events.get(3).get("detail").get("status").asText()).isEqualTo("TimedOut");
  }

  @Test
  void aCommandThatNeverReachesItsInstanceTimesOut() {
    commands.register(ID);
    String id = commands.send(request("join", ID)).id();
    commands.deregister(ID);
    time.advance(Duration.ofMinutes(10));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.DELIVERY_TIMED_OUT);
  }

  @Test
  void whatIsSentToALostAgentWaitsUntilItIsFound() {
    commands.register(ID);
    commands.lose(ID);
    String id = commands.send(request("join", ID)).id();
    time.advance(Duration.ofMinutes(9));
    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.PENDING);

    commands.find(ID);
    time.advance(Duration.ofSeconds(3));
    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.SUCCESS);
  }

  @Test
  void whatALostAgentIsSentInVainTimesOutAndNeverRuns() {
    commands.register(ID);
    commands.lose(ID);
    String id = commands.send(request("join", ID)).id();
    time.advance(Duration.ofMinutes(10));
    commands.find(ID);
    time.advance(Duration.ofMinutes(1));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.DELIVERY_TIMED_OUT);
    assertThat(events)
        .extracting(RunCommandTest::told)
        .containsExactly(ID + " TimedOut", "all TimedOut");
  }

  @Test
  void whatRunsWhenItsDeliveryWouldHaveTimedOutGoesOn() {
    commands.register(ID);
    commands.lose(ID);
    String id = commands.send(request("hang", ID)).id();
    time.advance(Duration.ofMinutes(9));
    commands.find(ID);
    time.advance(Duration.ofMinutes(2));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.IN_PROGRESS);
  }

  @Test
  void aCancelledCommandStaysCancelled() {
    commands.register(ID);
    String id = commands.send(request("join", ID)).id();
    time.advance(Duration.ofSeconds(1));
    commands.cancel(id);
    time.advance(Duration.ofSeconds(9));

    assertThat(commands.get(id).status()).isEqualTo(CommandStatus.CANCELLED);
    assertThatThrownBy(() -> commands.cancel("none")).hasMessageContaining("none");
  }

  @Test
  void listsAreFiltered() {
    commands.register(ID);
    commands.register(OTHER);
    String first = commands.send(request("join", ID)).id();
    time.advance(Duration.ofMinutes(1));
    Instant between = time.instant();
    time.advance(Duration.ofMinutes(1));
    String second = commands.send(request("join", OTHER)).id();

    assertThat(commands.list(ALL)).extracting(Command::id).containsExactly(second, first);
    assertThat(commands.list(filter(Optional.of(ID), Optional.empty())))
        .extracting(Command::id)
        .containsExactly(first);
    assertThat(commands.list(filter(Optional.empty(), Optional.of(between))))
        .extracting(Command::id)
        .containsExactly(second);
  }

  @Test
  void limitsAreChecked() {
    commands.register(ID);
    assertThatThrownBy(() -> commands.send(request(ID, "x".repeat(101), 600)))
        .hasMessageContaining("comment");
    assertThatThrownBy(() -> commands.send(request(ID, "", 29)))
        .hasMessageContaining("timeoutSeconds");
    assertThatThrownBy(() -> commands.send(request(ID, "", 2_592_001)))
        .hasMessageContaining("timeoutSeconds");
    String[] many = IntStream.range(0, 51).mapToObj(i -> "i-" + i).toArray(String[]::new);
    assertThatThrownBy(() -> commands.send(request("join", many)))
        .hasMessageContaining("instanceIds");
  }

  private static CommandRequest request(String script, String... instances) {
    return new CommandRequest(
        List.of(instances),
        "AWS-RunShellScript",
        Map.of("commands", List.of(script)),
        "",
        Duration.ofMinutes(10));
  }

  private static CommandRequest request(String document, Map<String, List<String>> parameters) {
    return new CommandRequest(List.of(ID), document, parameters, "", Duration.ofMinutes(10));
  }

  private static String told(JrsValue event) {
    JrsValue instance = event.get("detail").get("instance-id");
    String status = event.get("detail").get("status").asText();
    return (instance == null ? "all" : instance.asText()) + " " + status;
  }

  private static CommandRequest request(String instance, String comment, long timeout) {
    return new CommandRequest(
        List.of(instance),
        "AWS-RunShellScript",
        Map.of("commands", List.of("join")),
        comment,
        Duration.ofSeconds(timeout));
  }

  private static CommandFilter filter(Optional<String> instance, Optional<Instant> invokedAfter) {
    return new CommandFilter(
        Optional.empty(), instance, invokedAfter, Optional.empty(), Optional.empty());
  }
}

package dev.lifecycle.examples.local.endpoint;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsObject;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.ApiException;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.CommandRequest;
import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.aws.RunCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Systems Manager's JSON protocol. Lists come in one page, whatever page size is asked for. */
final class SsmProtocol implements Protocol {

  /** What the requests' {@code X-Amz-Target} begins with. */
  static final String TARGET = "AmazonSSM.";

  private static final int DEFAULT_TIMEOUT_SECONDS = 3600;

  private final RunCommand commands;

  SsmProtocol(RunCommand commands) {
    this.commands = commands;
  }

  @Override
  public String service() {
    return "SSM";
  }

  @Override
  public String contentType() {
    return "application/x-amz-json-1.1";
  }

  @Override
  public Request read(String target, String body) {
    String action = target.substring(TARGET.length());
    JrsValue request = parse(body);
    List<String> instances = texts(request.path("InstanceIds"));
    Optional<String> instance =
        text(request, "InstanceId").or(() -> instances.stream().findFirst());
    String detail = text(request, "CommandId").orElse("");
    return new Request(
        action, instance, detail, () -> Json.write(answer(action, request, instances)));
  }

  private static JrsValue parse(String body) {
    try {
      return Json.read(body);
    } catch (IllegalArgumentException e) {
      throw new ApiException("SerializationException", "The request is not JSON");
    }
  }

  private Map<String, ?> answer(String action, JrsValue request, List<String> instances) {
    return switch (action) {
      case "SendCommand" -> Map.of("Command", commandOf(send(request, instances)));
      case "ListCommands" ->
          Map.of(
              "Commands",
              commands.list(filter(request)).stream().map(SsmProtocol::commandOf).toList());
      case "ListCommandInvocations" -> Map.of("CommandInvocations", invocations(filter(request)));
      case "GetCommandInvocation" -> invocation(request);
      case "CancelCommand" -> cancel(request);
      case "DescribeInstanceInformation" -> Map.of("InstanceInformationList", agents(request));
      default -> throw new ApiException("UnknownOperationException", "");
    };
  }

  private Command send(JrsValue request, List<String> instances) {
    return commands.send(
        new CommandRequest(
            instances,
            required(request, "DocumentName"),
            parameters(request.path("Parameters")),
            text(request, "Comment").orElse(""),
            Duration.ofSeconds(
                text(request, "TimeoutSeconds")
                    .map(Long::parseLong)
                    .orElse((long) DEFAULT_TIMEOUT_SECONDS))));
  }

  private List<Map<String, ?>> invocations(CommandFilter filter) {
    List<Map<String, ?>> all = new ArrayList<>();
    for (Command command : commands.list(filter)) {
      command.invocations().keySet().stream()
          .filter(i -> filter.instance().map(i::equals).orElse(true))
          .forEach(i -> all.add(invocationOf(command, i)));
    }
    return all;
  }

  private Map<String, ?> invocation(JrsValue request) {
    Command command = commands.get(required(request, "CommandId"));
    String instance = required(request, "InstanceId");
    CommandStatus status = command.invocations().get(instance);
    if (status == null) {
      throw new ApiException("InvocationDoesNotExist", "");
    }
    Map<String, Object> answer = invocationOf(command, instance);
    answer.remove("RequestedDateTime");
    answer.put("ResponseCode", responseCode(status));
    answer.put("StandardOutputContent", "");
    answer.put("StandardErrorContent", "");
    return answer;
  }

  private Map<String, ?> cancel(JrsValue request) {
    commands.cancel(required(request, "CommandId"));
    return Map.of();
  }

  private List<Map<String, ?>> agents(JrsValue request) {
    List<String> asked = new ArrayList<>();
    for (JrsValue filter : elements(request.path("InstanceInformationFilterList"))) {
      asked.addAll(texts(filter.path("valueSet")));
    }
    for (JrsValue filter : elements(request.path("Filters"))) {
      asked.addAll(texts(filter.path("Values")));
    }
    List<Map<String, ?>> agents = new ArrayList<>();
    commands.online().stream()
        .filter(i -> asked.isEmpty() || asked.contains(i))
        .forEach(i -> agents.add(Map.of("InstanceId", i, "PingStatus", "Online")));
    return agents;
  }

  private static Map<String, Object> commandOf(Command command) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("CommandId", command.id());
    answer.put("DocumentName", command.document());
    answer.put("Comment", command.comment());
    answer.put("Parameters", command.parameters());
    answer.put("InstanceIds", List.copyOf(command.invocations().keySet()));
    answer.put("RequestedDateTime", seconds(command.requested()));
    answer.put("ExpiresAfter", seconds(command.expires()));
    answer.put("TimeoutSeconds", command.timeout().toSeconds());
    answer.put("Status", command.status().word());
    answer.put("StatusDetails", command.status().details());
    answer.put("TargetCount", command.invocations().size());
    answer.put(
        "CompletedCount",
        command.invocations().values().stream().filter(CommandStatus::isFinal).count());
    return answer;
  }

  private static Map<String, Object> invocationOf(Command command, String instance) {
    CommandStatus status = command.invocations().getOrDefault(instance, CommandStatus.PENDING);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("CommandId", command.id());
    answer.put("InstanceId", instance);
    answer.put("DocumentName", command.document());
    answer.put("Comment", command.comment());
    answer.put("RequestedDateTime", seconds(command.requested()));
    answer.put("Status", status.word());
    answer.put("StatusDetails", status.details());
    return answer;
  }

  private static int responseCode(CommandStatus status) {
    return switch (status) {
      case SUCCESS -> 0;
      case FAILED -> 1;
      default -> -1;
    };
  }

  private static CommandFilter filter(JrsValue request) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (JrsValue filter : elements(request.path("Filters"))) {
      filters.put(required(filter, "key"), required(filter, "value"));
    }
    return new CommandFilter(
        text(request, "CommandId"),
        text(request, "InstanceId"),
        Optional.ofNullable(filters.get("InvokedAfter")).map(Instant::parse),
        Optional.ofNullable(filters.get("DocumentName")),
        Optional.ofNullable(filters.get("Status")));
  }

  private static Map<String, List<String>> parameters(JrsValue object) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (object instanceof JrsObject fields) {
      fields.fields().forEachRemaining(f -> parameters.put(f.getKey(), texts(f.getValue())));
    }
    return parameters;
  }

  @Override
  public String refusal(ApiException refusal) {
    return Json.write(
        Map.of("__type", refusal.code(), "message", String.valueOf(refusal.getMessage())));
  }

  /** Time stamps are seconds with a fraction. */
  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private static List<String> texts(JrsValue array) {
    return elements(array).stream().map(JrsValue::asText).toList();
  }

  private static List<JrsValue> elements(JrsValue array) {
    List<JrsValue> elements = new ArrayList<>();
    if (array instanceof JrsArray values) {
      values.elements().forEachRemaining(elements::add);
    }
    return elements;
  }

  private static Optional<String> text(JrsValue object, String field) {
    return Optional.ofNullable(object.path(field).asText());
  }

  private static String required(JrsValue object, String field) {
    return text(object, field)
        .orElseThrow(() -> new ApiException("ValidationException", field + " must not be null"));
  }
}

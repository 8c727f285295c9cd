package dev.lifecycle.examples.local.endpoint;

import static dev.lifecycle.examples.local.endpoint.Xml.element;

import dev.lifecycle.testing.aws.ActionRef;
import dev.lifecycle.testing.aws.ApiException;
import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.Hook;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Auto Scaling's query protocol: forms in, XML out. */
final class AutoScalingProtocol implements Protocol {

  private static final String NAMESPACE = "http://autoscaling.amazonaws.com/doc/2011-01-01/";

  private final AutoScalingGroup group;

  AutoScalingProtocol(AutoScalingGroup group) {
    this.group = group;
  }

  @Override
  public String service() {
    return "Auto Scaling";
  }

  @Override
  public String contentType() {
    return "text/xml";
  }

  @Override
  public Request read(String target, String body) {
    Map<String, String> form = form(body);
    String action = form.getOrDefault("Action", "");
    Optional<String> instance =
        optional(form, "InstanceId")
            .or(() -> optional(form, "LifecycleActionToken").flatMap(group::instanceOf));
    String detail = form.getOrDefault("LifecycleActionResult", "");
    return new Request(action, instance, detail, () -> envelope(action, answer(action, form)));
  }

  private String answer(String action, Map<String, String> form) {
    return switch (action) {
      case "CompleteLifecycleAction" -> complete(form);
      case "RecordLifecycleActionHeartbeat" -> heartbeat(form);
      case "DescribeAutoScalingInstances" -> describeInstances(form);
      case "DescribeLifecycleHooks" -> describeHooks(form);
      default ->
          throw new ApiException(
              "InvalidAction", "Could not find operation " + action + " for version 2011-01-01");
    };
  }

  private String complete(Map<String, String> form) {
    String result = required(form, "LifecycleActionResult");
    if (!result.equals("CONTINUE") && !result.equals("ABANDON")) {
      throw new ApiException("ValidationError", "Invalid lifecycle action result: " + result);
    }
    group.complete(ref(form), Hook.Result.valueOf(result));
    return "";
  }

  private String heartbeat(Map<String, String> form) {
    group.heartbeat(ref(form));
    return "";
  }

  private static ActionRef ref(Map<String, String> form) {
    return new ActionRef(
        required(form, "AutoScalingGroupName"),
        required(form, "LifecycleHookName"),
        optional(form, "LifecycleActionToken"),
        optional(form, "InstanceId"));
  }

  /** Instances that the group does not have are left out, as Auto Scaling does. */
  private String describeInstances(Map<String, String> form) {
    List<String> asked = members(form, "InstanceIds");
    return "<AutoScalingInstances>"
        + group.instances().entrySet().stream()
            .filter(i -> asked.isEmpty() || asked.contains(i.getKey()))
            .map(i -> member(i.getKey(), i.getValue()))
            .collect(Collectors.joining())
        + "</AutoScalingInstances>";
  }

  private String member(String instance, String state) {
    return "<member>"
        + element("InstanceId", instance)
        + element("AutoScalingGroupName", group.name())
        + element("AvailabilityZone", "eu-west-1a")
        + element("LifecycleState", state)
        + element("HealthStatus", "HEALTHY")
        + element("ProtectedFromScaleIn", "false")
        + "</member>";
  }

  private String describeHooks(Map<String, String> form) {
    String name = required(form, "AutoScalingGroupName");
    if (!name.equals(group.name())) {
      throw new ApiException(
          "ValidationError", "AutoScalingGroup name not found - no such group: " + name);
    }
    List<String> asked = members(form, "LifecycleHookNames");
    return "<LifecycleHooks>"
        + group.hooks().stream()
            .filter(h -> asked.isEmpty() || asked.contains(h.name()))
            .map(this::hook)
            .collect(Collectors.joining())
        + "</LifecycleHooks>";
  }

  private String hook(Hook hook) {
    return "<member>"
        + element("LifecycleHookName", hook.name())
        + element("AutoScalingGroupName", group.name())
        + element("LifecycleTransition", hook.direction().transition())
        + element("HeartbeatTimeout", Long.toString(hook.heartbeat().toSeconds()))
        + element("GlobalTimeout", Long.toString(hook.globalTimeout().toSeconds()))
        + element("DefaultResult", hook.defaultResult().name())
        + hook.metadata().map(text -> element("NotificationMetadata", text)).orElse("")
        + "</member>";
  }

  private static String envelope(String action, String result) {
    return "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
        .formatted(
            action,
            NAMESPACE,
            result,
            "<ResponseMetadata>"
                + element("RequestId", UUID.randomUUID().toString())
                + "</ResponseMetadata>");
  }

  @Override
  public String refusal(ApiException refusal) {
    return "<ErrorResponse xmlns=\"%s\"><Error>%s%s%s</Error>%s</ErrorResponse>"
        .formatted(
            NAMESPACE,
            element("Type", "Sender"),
            element("Code", refusal.code()),
            element("Message", String.valueOf(refusal.getMessage())),
            element("RequestId", UUID.randomUUID().toString()));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<String> members(Map<String, String> form, String list) {
    return form.entrySet().stream()
        .filter(field -> field.getKey().startsWith(list + ".member."))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Optional<String> optional(Map<String, String> form, String name) {
    return Optional.ofNullable(form.get(name));
  }

  private static String required(Map<String, String> form, String name) {
    return optional(form, name)
        .orElseThrow(
            () ->
                new ApiException(
                    "ValidationError",
                    "1 validation error detected: Value null at '"
                        + name
                        + "' failed to satisfy constraint: Member must not be null"));
  }
}

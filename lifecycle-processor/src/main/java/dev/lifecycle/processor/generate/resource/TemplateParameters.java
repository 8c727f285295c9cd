package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.Construction;
import dev.lifecycle.processor.model.LifecycleSpec;
import java.util.ArrayList;
import java.util.List;

/** The template's parameters, and the conditions that say which of them are set. */
final class TemplateParameters {

  private static final String METADATA =
      """
        HookMetadata:
          Type: String
          Default: ""
          Description: What the hooks tell the model of the group, as a JSON object of texts.
      """;

  private static final String HANDLER =
      """
        HandlerClass:
          Type: String
          Description: The class that extends the generated handler and makes the model.
      """;

  private static final String RUNTIME =
      """
        JavaRuntime:
          Type: String
          Default: java25
          AllowedValues: [java25, java21]
          Description: Lambda's runtime.
      """;

  private static final String DOCUMENT =
      """
        DocumentName:
          Type: String
          Default: AWS-RunShellScript
          Description: The account's own documents that commands run, beside programs; Mine-* for several.
      """;

  private static final String OPTIONAL =
      """
        TopicArn:
          Type: String
          Default: ""
          Description: An SNS topic that hears of each dispatch. Empty for none. The function's package needs software.amazon.awssdk:sns for it.
        ModelVariables:
          Type: String
          Default: ""
          Description: The model's own variables, NAME=value;NAME=value. Nothing secret. Empty for none.
        ExtraPolicyArn:
          Type: String
          Default: ""
          Description: A managed policy of what the model's own clients call. Empty for none.
        OldestEventSeconds:
          Type: Number
          Default: 1800
          MinValue: 60
          Description: How many seconds an event may lie in a queue that is not drained, before the alarm.
        AlarmTopicArn:
          Type: String
          Default: ""
          Description: An SNS topic for the alarms. Empty for none.
      """;

  private TemplateParameters() {}

  static String of(LifecycleSpec spec) {
    List<String> parameters = new ArrayList<>();
    parameters.add("Parameters:\n");
    parameters.add(hooks(spec));
    if (spec.readsMetadata()) {
      parameters.add(METADATA);
    }
    if (spec.construction() == Construction.BY_USER) {
      parameters.add(HANDLER);
    }
    parameters.add(RUNTIME);
    if (spec.sendsCommands()) {
      parameters.add(DOCUMENT);
    }
    ScheduleRule.of(spec).stream()
        .filter(rule -> rule.rate().isEmpty())
        .forEach(rule -> parameters.add(schedule(rule)));
    parameters.add(OPTIONAL);
    return String.join("", parameters);
  }

  static String conditions(LifecycleSpec spec) {
    return """

        Conditions:
          HasTopic: !Not [!Equals [!Ref TopicArn, ""]]
          HasAlarmTopic: !Not [!Equals [!Ref AlarmTopicArn, ""]]
          HasModelVariables: !Not [!Equals [!Ref ModelVariables, ""]]
          HasExtraPolicy: !Not [!Equals [!Ref ExtraPolicyArn, ""]]
        """
        + (spec.readsMetadata()
            ? "  HasHookMetadata: !Not [!Equals [!Ref HookMetadata, \"\"]]\n"
            : "");
  }

  private static String hooks(LifecycleSpec spec) {
    String name = HookNames.base(spec);
    return """
          GroupName:
            Type: String
            AllowedPattern: "[^,*?]+"
            Description: The Auto Scaling group. It exists already. No comma, * or ? in its name.
          Release:
            Type: String
            AllowedPattern: "[A-Za-z0-9]{1,10}"
            Description: Another one at each deployment, or else the function goes on as it was. Up to 10 letters and digits.
          LaunchHookName:
            Type: String
            Default: %s-launch
            AllowedPattern: "[A-Za-z0-9_/-]+"
            Description: The lifecycle hook of launching instances.
          TerminateHookName:
            Type: String
            Default: %s-terminate
            AllowedPattern: "[A-Za-z0-9_/-]+"
            Description: The lifecycle hook of terminating instances.
          HookSeconds:
            Type: Number
            Default: 3600
            MinValue: 30
            MaxValue: 7200
            Description: The hooks' heartbeat time-out in seconds.
        """
        .formatted(name, name);
  }

  private static String schedule(ScheduleRule rule) {
    return """
          %s:
            Type: String
            Default: rate(1 day)
            Description: %s
        """
        .formatted(
            rule.parameter(),
            Yaml.text("When schedule " + rule.schedule() + " fires, cron(...) or rate(...)."));
  }
}

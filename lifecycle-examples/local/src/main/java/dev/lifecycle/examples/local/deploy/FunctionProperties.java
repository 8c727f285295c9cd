package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.examples.local.lambda.EventSourceSettings;
import dev.lifecycle.examples.local.lambda.FunctionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a function.
 *
 * @param source where its events come from
 */
record FunctionProperties(FunctionSettings settings, EventSourceSettings source) {

  private static final String PARTIAL = "ReportBatchItemFailures";

  /** What Lambda does unless it is told. */
  private static final int BATCH_SIZE = 10;

  static FunctionProperties read(Resource function) {
    return function.read(fields -> read(function, fields));
  }

  private static FunctionProperties read(Resource resource, Fields function) {
    // The zip is given, and it runs in this machine's Java.
    function.leave("CodeUri", "Runtime", "SnapStart");
    // There is one version, and it may call what it wants.
    function.leave("AutoPublishAlias", "AutoPublishCodeSha256", "Policies");
    FunctionSettings settings =
        new FunctionSettings(
            resource.name(),
            resource.arn(),
            function.text("Handler"),
            Duration.ofSeconds(function.number("Timeout")),
            function.number("MemorySize"),
            function.object("Environment", environment -> environment.textsByName("Variables")));
    return new FunctionProperties(settings, source(function));
  }

  private static EventSourceSettings source(Fields function) {
    Map<String, Object> events = function.section("Events");
    List<EventSourceSettings> sources = new ArrayList<>();
    events.forEach(
        (id, event) ->
            sources.add(
                Fields.read(function.at("Events." + id), event, FunctionProperties::event)));
    if (sources.size() != 1) {
      throw function.problem("Events", "must be one, not " + events.keySet());
    }
    return sources.get(0);
  }

  private static EventSourceSettings event(Fields event) {
    String type = event.text("Type");
    if (!type.equals("SQS")) {
      throw event.problem("Type", "must be SQS here, not " + type);
    }
    return event.object("Properties", FunctionProperties::queue);
  }

  private static EventSourceSettings queue(Fields source) {
    // Here one batch is handled at a time.
    source.leave("ScalingConfig");
    List<String> responses = source.texts("FunctionResponseTypes");
    if (!List.of().equals(responses) && !List.of(PARTIAL).equals(responses)) {
      throw source.problem("FunctionResponseTypes", "must be " + PARTIAL + ", not " + responses);
    }
    return new EventSourceSettings(
        source.text("Queue"),
        source.optionalNumber("BatchSize").orElse(BATCH_SIZE),
        !responses.isEmpty());
  }
}

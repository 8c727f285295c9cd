package dev.lifecycle.runtime.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes answers as JSON. */
public final class AnswerJson {

  private AnswerJson() {}

  /** One answer as an object, none or several as {@code {"nodes":[...]}}. */
  public static void write(List<Answer> answers, JsonGenerator json) throws IOException {
    if (answers.size() == 1) {
      write(answers.get(0), json);
      return;
    }
    json.writeStartObject();
    json.writeArrayFieldStart("nodes");
    for (Answer answer : answers) {
      write(answer, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The ids of the records that failed, as queues and streams are told of them. */
  public static void writeFailures(List<String> ids, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("batchItemFailures");
    for (String id : ids) {
      json.writeStartObject();
      json.writeStringField("itemIdentifier", id);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Answer answer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (answer.node().isPresent()) {
      json.writeStringField("node", answer.node().get());
    }
    if (answer.from().isPresent()) {
      json.writeStringField("from", answer.from().get());
    }
    if (answer.to().isPresent()) {
      json.writeStringField("to", answer.to().get());
    }
    json.writeArrayFieldStart("transitions");
    for (String transition : answer.transitions()) {
      json.writeString(transition);
    }
    json.writeEndArray();
    json.writeStringField("outcome", answer.outcome().name());
    if (answer.reason().isPresent()) {
      json.writeStringField("reason", answer.reason().get());
    }
    json.writeEndObject();
  }
}

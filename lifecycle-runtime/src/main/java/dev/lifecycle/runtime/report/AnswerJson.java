package dev.lifecycle.runtime.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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

  /** What an operator is told. */
  public static void write(OperatorAnswer answer, JsonGenerator json) throws IOException {
    writeValue(answer.fields(), json);
  }

  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : object.entrySet()) {
        json.writeFieldName(String.valueOf(field.getKey()));
        writeValue(field.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        writeValue(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(String.valueOf(value));
    }
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

package dev.lifecycle.runtime.event;

import java.util.List;

/**
 * The way from bytes to events: takes the envelope off. What is in it, {@link MessageDecoder}
 * knows. Thread-safe.
 */
public final class EventDecoder {

  private final Json json;
  private final MessageDecoder messages;

  /** Reads with this. */
  public EventDecoder(Json json) {
    this.json = json;
    this.messages = new MessageDecoder(json);
  }

  /**
   * Decodes a payload.
   *
   * @throws BadEventException if it is not JSON, or a field is missing or wrong; what is wrong
   *     inside a record shows when that is decoded
   */
  public Payload decode(byte[] payload) {
    JsonFields root = JsonFields.of("", "the event", json.read(payload));
    if (!root.has("Records")) {
      return new Payload.Direct(messages.direct(root));
    }
    List<JsonFields> records = root.objects("Records");
    if (!records.isEmpty() && records.stream().allMatch(EventDecoder::isOfTopic)) {
      return new Payload.Topic(records.stream().map(this::ofTopic).toList());
    }
    return new Payload.Batch(
        records.stream().map(this::ofBatch).toList(),
        records.stream().anyMatch(EventDecoder::isOfFifoQueue));
  }

  // SNS spells the field with a capital letter, SQS and DynamoDB do not.
  private static boolean isOfTopic(JsonFields record) {
    return record.says("EventSource", "aws:sns") || record.has("Sns");
  }

  private static boolean isOfTable(JsonFields record) {
    return record.says("eventSource", "aws:dynamodb") || record.has("dynamodb");
  }

  private static boolean isOfQueue(JsonFields record) {
    return record.says("eventSource", "aws:sqs") || record.has("messageId");
  }

  private static boolean isOfFifoQueue(JsonFields record) {
    return record.readable("eventSourceARN").filter(arn -> arn.endsWith(".fifo")).isPresent();
  }

  private Message ofTopic(JsonFields record) {
    return new Message(
        id(record, "Sns", "MessageId"), () -> messages.recorded(record.object("Sns"), "Message"));
  }

  private static String id(JsonFields record, String object, String field) {
    return record
        .maybeObject(object)
        .flatMap(fields -> fields.readable(field))
        .filter(id -> !id.isEmpty())
        .orElse(record.name());
  }

  private Message ofBatch(JsonFields record) {
    if (isOfTable(record)) {
      return new Message(
          id(record, "dynamodb", "SequenceNumber"),
          () -> new Decoded.Dropped("a change of a table is no event"));
    }
    if (!isOfQueue(record)) {
      throw new BadEventException(
          record.name() + " is of no known source: SQS, SNS and DynamoDB have records");
    }
    return new Message(record.requiredText("messageId"), () -> messages.recorded(record, "body"));
  }
}

package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.examples.local.dynamo.TableDefinition;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/** Reads a table. DynamoDB judges the words that stand there. */
final class TableProperties {

  private TableProperties() {}

  static TableDefinition read(Resource table) {
    return table.read(fields -> definition(table.name(), fields));
  }

  private static TableDefinition definition(String name, Fields table) {
    CreateTableRequest request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(table.text("BillingMode"))
            .attributeDefinitions(table.objects("AttributeDefinitions", TableProperties::attribute))
            .keySchema(table.objects("KeySchema", TableProperties::key))
            .globalSecondaryIndexes(table.objects("GlobalSecondaryIndexes", TableProperties::index))
            .build();
    Optional<String> timeToLive =
        table
            .optionalObject("TimeToLiveSpecification", TableProperties::timeToLive)
            .flatMap(attribute -> attribute);
    return new TableDefinition(request, timeToLive);
  }

  private static AttributeDefinition attribute(Fields attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.text("AttributeName"))
        .attributeType(attribute.text("AttributeType"))
        .build();
  }

  private static KeySchemaElement key(Fields key) {
    return KeySchemaElement.builder()
        .attributeName(key.text("AttributeName"))
        .keyType(key.text("KeyType"))
        .build();
  }

  private static GlobalSecondaryIndex index(Fields index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.text("IndexName"))
        .keySchema(index.objects("KeySchema", TableProperties::key))
        .projection(index.object("Projection", TableProperties::projection))
        .build();
  }

  private static Projection projection(Fields projection) {
    return Projection.builder().projectionType(projection.text("ProjectionType")).build();
  }

  private static Optional<String> timeToLive(Fields specification) {
    String attribute = specification.text("AttributeName");
    return specification.truth("Enabled") ? Optional.of(attribute) : Optional.empty();
  }
}

package dev.lifecycle.examples.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.dynamo.TableDefinition;
import dev.lifecycle.examples.local.stage.OnStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** DynamoDB has the table that the template says. */
@ExtendWith(OnStage.class)
class DeployedTableTest {

  @Test
  void keysIndexesAndBillingAreTheTemplates(LocalDynamo dynamo) throws Exception {
    TableDescription table = created(dynamo, Quickstart.template(), "as-generated");

    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.keySchema())
        .extracting(KeySchemaElement::attributeName)
        .containsExactly("Ident");
    assertThat(table.globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactlyInAnyOrder("Sweep-index", "ItemType-index");
  }

  @Test
  void anotherKeyIsTaken(LocalDynamo dynamo) throws Exception {
    TableDescription table =
        created(dynamo, Quickstart.templateWith("Name: Id,", "Name: Ident,"), "other-key");

    assertThat(table.keySchema()).extracting(KeySchemaElement::attributeName).containsExactly("Id");
  }

  @Test
  void timeToLiveIsTheTemplates(LocalDynamo dynamo) throws Exception {
    created(dynamo, Quickstart.template(), "expiring");
    created(
        dynamo,
        Quickstart.templateWith("AttributeName: Until", "AttributeName: ExpiresAt"),
        "until");
    created(dynamo, Quickstart.templateWith("Enabled: false", "Enabled: true"), "staying");

    assertThat(timeToLive(dynamo, "expiring")).isEqualTo("ExpiresAt");
    assertThat(timeToLive(dynamo, "until")).isEqualTo("Until");
    assertThat(timeToLive(dynamo, "staying")).isNull();
  }

  @Test
  void whatDynamoDbDoesNotKnowItRefuses(LocalDynamo dynamo) throws Exception {
    String template = Quickstart.templateWith("PAY_LATER", "PAY_PER_REQUEST");

    assertThatThrownBy(() -> created(dynamo, template, "unpaid"))
        .isInstanceOf(DynamoDbException.class);
  }

  private static TableDescription created(LocalDynamo dynamo, String template, String name) {
    TableDefinition definition = Quickstart.deployed(template).table().named(name);
    dynamo.create(definition);
    return dynamo.client().describeTable(request -> request.tableName(name)).table();
  }

  private static String timeToLive(LocalDynamo dynamo, String table) {
    return dynamo
        .client()
        .describeTimeToLive(request -> request.tableName(table))
        .timeToLiveDescription()
        .attributeName();
  }
}

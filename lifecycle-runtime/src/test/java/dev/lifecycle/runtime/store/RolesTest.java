package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.MODEL;
import static dev.lifecycle.runtime.store.Table.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Http;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A role changes hands by one conditional put. */
class RolesTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final String OTHER = "i-0fedcba9876543210";

  private Table table;
  private Roles roles;

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @BeforeEach
  void newTable() {
    table = dynamo().newTable();
    roles = roles(table.dynamoDb(), MODEL);
  }

  @Test
  void aRoleThatNobodyHoldsIsTaken() {
    assertThat(roles.holder("primary")).isEmpty();

    RoleHolder taken = roles.take("primary", Optional.empty(), NODE);

    assertThat(taken.node()).isEqualTo(NODE);
    assertThat(roles.holder("primary")).contains(taken);
    assertThat(table.item("role:" + MODEL + ":primary"))
        .containsEntry("ItemType", AttributeValue.fromS("role"))
        .doesNotContainKey("ExpiresAt");
  }

  @Test
  void aRoleThatSomebodyTookMeanwhileStaysWithThem() {
    RoleHolder first = roles.take("primary", Optional.empty(), OTHER);

    assertThat(roles.take("primary", Optional.empty(), NODE)).isEqualTo(first);
    assertThat(roles.holder("primary")).contains(first);
  }

  @Test
  void aRoleIsTakenOverFromTheHolderThatWasSeen() {
    RoleHolder seen = roles.take("primary", Optional.empty(), OTHER);

    assertThat(roles.take("primary", Optional.of(seen), NODE).node()).isEqualTo(NODE);
  }

  @Test
  void aHolderThatWasElectedAnewIsNotTheOneThatWasSeen() {
    RoleHolder seen = roles.take("primary", Optional.empty(), OTHER);
    RoleHolder anew = roles.take("primary", Optional.of(seen), OTHER);

    assertThat(roles.take("primary", Optional.of(seen), NODE)).isEqualTo(anew);
  }

  @Test
  void aTakeWhoseAnswerWasLostIsOurs() {
    Dynamo.Lossy lossy = dynamo().lossy(table);
    Roles over = roles(lossy.client(), MODEL);

    lossy.loseNextAnswer();
    RoleHolder taken = over.take("primary", Optional.empty(), NODE);

    assertThat(lossy.delivered()).isEqualTo(2);
    assertThat(taken.node()).isEqualTo(NODE);
    assertThat(roles.holder("primary")).contains(taken);
  }

  @Test
  void aRoleThatWasRemovedMeanwhileIsNobodysYet() {
    RoleHolder seen = roles.take("primary", Optional.empty(), OTHER);
    table.remove("role:" + MODEL + ":primary");

    assertThatThrownBy(() -> roles.take("primary", Optional.of(seen), NODE))
        .isInstanceOf(CallFailedException.class);
    assertThat(roles.holder("primary")).isEmpty();
  }

  @Test
  void modelsHaveRolesOfTheirOwn() {
    roles.take("primary", Optional.empty(), NODE);

    assertThat(roles(table.dynamoDb(), "Other").holder("primary")).isEmpty();
  }

  @Test
  void theHolderIsReadConsistentlyAndAFailedReadIsNoFreeRole() {
    Http empty = Http.answering(200, "{}");
    Http down = Http.failing();

    assertThat(roles(Http.once(DynamoDbClient.builder(), empty), MODEL).holder("primary"))
        .isEmpty();
    assertThat(empty.requests().get(0).body()).contains("\"ConsistentRead\":true");
    assertThatThrownBy(
            () -> roles(Http.once(DynamoDbClient.builder(), down), MODEL).holder("primary"))
        .isExactlyInstanceOf(CallFailedException.class);
  }

  private Roles roles(DynamoDbClient client, String model) {
    return new DynamoDbRoles(client, table.name(), model, () -> UUID.randomUUID().toString());
  }
}

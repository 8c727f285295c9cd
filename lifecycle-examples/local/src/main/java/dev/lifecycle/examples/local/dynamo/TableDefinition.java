package dev.lifecycle.examples.local.dynamo;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * A table that is to be.
 *
 * @param request its keys, indexes and billing
 * @param timeToLive the attribute that says when an item expires, in epoch seconds
 */
public record TableDefinition(CreateTableRequest request, Optional<String> timeToLive) {

  /** The table's name. */
  public String name() {
    return request.tableName();
  }

  /** The same table with another name. */
  public TableDefinition named(String name) {
    return new TableDefinition(request.copy(r -> r.tableName(name)), timeToLive);
  }
}

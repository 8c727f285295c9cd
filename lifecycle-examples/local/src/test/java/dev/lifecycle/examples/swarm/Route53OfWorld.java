package dev.lifecycle.examples.swarm;

import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.Errors;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** Route 53's client over one hosted zone. Its calls go wrong as others do. */
final class Route53OfWorld implements Route53Client {

  private final Calls calls;
  private final Map<String, String> addresses = new HashMap<>();

  Route53OfWorld(Calls calls) {
    this.calls = calls;
  }

  @Override
  public ChangeResourceRecordSetsResponse changeResourceRecordSets(
      ChangeResourceRecordSetsRequest request) {
    Change change = request.changeBatch().changes().get(0);
    ResourceRecordSet set = change.resourceRecordSet();
    return calls.make(
        "Route 53",
        "ChangeResourceRecordSets",
        set.name().substring(0, set.name().indexOf('.')),
        change.actionAsString(),
        true,
        new ZoneErrors(),
        () -> change(change.action(), set));
  }

  private ChangeResourceRecordSetsResponse change(ChangeAction action, ResourceRecordSet set) {
    String address = set.resourceRecords().get(0).value();
    if (action == ChangeAction.UPSERT) {
      addresses.put(set.name(), address);
    } else if (!addresses.remove(set.name(), address)) {
      throw InvalidChangeBatchException.builder().message("not found").statusCode(400).build();
    }
    return ChangeResourceRecordSetsResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private static final class ZoneErrors implements Errors {

    @Override
    public RuntimeException throttled() {
      return error("Throttling", 400);
    }

    @Override
    public RuntimeException broken() {
      return error("InternalFailure", 500);
    }

    @Override
    public RuntimeException refused() {
      return error("AccessDenied", 403);
    }

    @Override
    public RuntimeException lost() {
      return SdkClientException.create("Unable to execute HTTP request: Read timed out");
    }

    private static RuntimeException error(String code, int status) {
      return Route53Exception.builder()
          .message(code)
          .statusCode(status)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
          .build();
    }
  }
}

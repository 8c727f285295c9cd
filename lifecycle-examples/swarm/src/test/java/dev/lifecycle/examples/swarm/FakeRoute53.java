package dev.lifecycle.examples.swarm;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ThrottlingException;

/** Route 53 as far as the model uses it: names with one address each. */
final class FakeRoute53 implements Route53Client {

  private final Map<String, String> names = new TreeMap<>();
  private boolean busy;

  /** The names that there are, and their addresses. */
  Map<String, String> names() {
    return names;
  }

  /** Whether it is too busy to do anything from now on. */
  void busy(boolean now) {
    busy = now;
  }

  @Override
  public ChangeResourceRecordSetsResponse changeResourceRecordSets(
      ChangeResourceRecordSetsRequest request) {
    if (busy) {
      throw ThrottlingException.builder()
          .message("Rate exceeded")
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("Throttling").build())
          .build();
    }
    request.changeBatch().changes().forEach(this::change);
    return ChangeResourceRecordSetsResponse.builder().build();
  }

  private void change(Change change) {
    String name = change.resourceRecordSet().name();
    String address = change.resourceRecordSet().resourceRecords().get(0).value();
    if (change.action() == ChangeAction.UPSERT) {
      names.put(name, address);
    } else if (!names.remove(name, address)) {
      throw InvalidChangeBatchException.builder().message("not found").statusCode(400).build();
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}

package dev.lifecycle.examples.swarm;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.Services;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The Route 53 hosted zone where each node of the swarm has a name. Both changes bear a repeat.
 * When Route 53 throttles, or does not answer, it is tried again later: an account has five
 * requests a second for all that it does there. Thread-safe.
 */
final class HostedZone {

  private static final long TTL_SECONDS = 60;

  private final Route53Client route53;
  private final String id;
  private final String domain;

  HostedZone(Route53Client route53, String id, String domain) {
    this.route53 = route53;
    this.id = id;
    this.domain = domain;
  }

  /**
   * The hosted zone that the function's environment names.
   *
   * @throws IllegalStateException if it names none
   */
  static HostedZone of(Services services) {
    String id =
        required(services, "SWARM_HOSTED_ZONE_ID", "give the id of the swarm's hosted zone");
    String domain =
        required(services, "SWARM_DOMAIN", "give the domain that nodes have their names in");
    return new HostedZone(services.client(Route53Client.builder()), id, domain);
  }

  private static String required(Services services, String variable, String remedy) {
    return services
        .variable(variable)
        .orElseThrow(() -> new IllegalStateException(variable + " is not set: " + remedy));
  }

  /** Gives a node its name, and returns it. */
  String add(Node node) {
    String name = node.id() + "." + domain;
    change(ChangeAction.UPSERT, name, node.ip());
    return name;
  }

  /** Takes a node's name away. */
  void remove(String name, Node node) {
    try {
      change(ChangeAction.DELETE, name, node.ip());
    } catch (InvalidChangeBatchException gone) {
      // There is no such record, or it is another's by now: nothing of this node is left.
    }
  }

  private void change(ChangeAction action, String name, String ip) {
    Change change = Change.builder().action(action).resourceRecordSet(address(name, ip)).build();
    try {
      route53.changeResourceRecordSets(
          request -> request.hostedZoneId(id).changeBatch(batch -> batch.changes(change)));
    } catch (SdkException failed) {
      throw passes(failed) ? new RetryLater("Route 53 cannot be reached", failed) : failed;
    }
  }

  private static ResourceRecordSet address(String name, String ip) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(RRType.A)
        .ttl(TTL_SECONDS)
        .resourceRecords(ResourceRecord.builder().value(ip).build())
        .build();
  }

  private static boolean passes(SdkException failed) {
    return !(failed instanceof SdkServiceException refusal)
        || refusal.isThrottlingException()
        || refusal.statusCode() >= 500;
  }
}

package dev.lifecycle.examples.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.aws.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** The real Route 53 client understands what the endpoint answers. */
class Route53Test {

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:02Z");

  private LocalAws aws;
  private Route53Client route53;

  @BeforeEach
  void start() throws Exception {
    ManualTime time = new ManualTime(NOW);
    aws =
        new LocalAws(
            new Account("123456789012", "eu-west-1"),
            "workers",
            (instance, command) -> new Machine.Ending(Duration.ZERO, 0),
            time,
            time,
            event -> {});
    route53 =
        Route53Client.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void stop() {
    route53.close();
    aws.close();
  }

  private ChangeInfo change(String zone, Change... changes) {
    return route53
        .changeResourceRecordSets(
            request -> request.hostedZoneId(zone).changeBatch(batch -> batch.changes(changes)))
        .changeInfo();
  }

  private ChangeInfo change(Change... changes) {
    return change(aws.hostedZone().id(), changes);
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }

  private static ResourceRecordSet address(String name, String ip) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(RRType.A)
        .ttl(60L)
        .resourceRecords(ResourceRecord.builder().value(ip).build())
        .build();
  }

  @Test
  void upsertsListsAndDeletes() {
    ChangeInfo info =
        change(
            change(ChangeAction.UPSERT, address("a.example.org", "10.0.0.1")),
            change(ChangeAction.UPSERT, address("B.example.org", "10.0.0.2")),
            change(ChangeAction.UPSERT, address("a.example.org.", "10.0.0.3")));

    assertThat(info.status()).isEqualTo(ChangeStatus.PENDING);
    assertThat(info.submittedAt()).isEqualTo(NOW);
    assertThat(
            route53
                .listResourceRecordSets(list -> list.hostedZoneId(aws.hostedZone().id()))
                .resourceRecordSets())
        .containsExactly(
            address("a.example.org.", "10.0.0.3"), address("b.example.org.", "10.0.0.2"));

    change(change(ChangeAction.DELETE, address("a.example.org", "10.0.0.3")));

    assertThat(aws.hostedZone().sets()).hasSize(1);
    assertThat(aws.calls().of("Route 53", "ChangeResourceRecordSets"))
        .extracting(Call::detail)
        .containsExactly("UPSERT,UPSERT,UPSERT", "DELETE");
  }

  @Test
  void aBatchIsRefusedAsAWhole() {
    change(change(ChangeAction.UPSERT, address("a.example.org", "10.0.0.1")));

    assertThatThrownBy(
            () ->
                change(
                    change(ChangeAction.CREATE, address("b.example.org", "10.0.0.2")),
                    change(ChangeAction.CREATE, address("a.example.org", "10.0.0.2")),
                    change(ChangeAction.DELETE, address("a.example.org", "10.0.0.2")),
                    change(ChangeAction.DELETE, address("c.example.org", "10.0.0.3")),
                    change(ChangeAction.UPSERT, address("a.example.com", "10.0.0.4"))))
        .isInstanceOf(InvalidChangeBatchException.class)
        .hasMessageContaining("already exists")
        .hasMessageContaining("do not match")
        .hasMessageContaining("was not found")
        .hasMessageContaining("is not permitted in zone");

    assertThat(aws.hostedZone().sets())
        .singleElement()
        .satisfies(set -> assertThat(set.values()).containsExactly("10.0.0.1"));
  }

  @Test
  void refusalsHaveTheirTypes() {
    Change change = change(ChangeAction.UPSERT, address("a.example.org", "10.0.0.1"));

    assertThatThrownBy(() -> change("ZOTHER", change))
        .isInstanceOf(NoSuchHostedZoneException.class);
    assertThatThrownBy(() -> route53.getHostedZone(get -> get.id("ZOTHER")))
        .isInstanceOf(Route53Exception.class)
        .hasMessageContaining("No such operation");

    aws.hostedZone().refuse("AccessDenied");
    assertThatThrownBy(() -> change(change))
        .isInstanceOf(Route53Exception.class)
        .hasMessageContaining("Refused, as asked for");

    aws.hostedZone().accept();
    change(change);
    assertThat(aws.hostedZone().sets()).hasSize(1);
  }
}

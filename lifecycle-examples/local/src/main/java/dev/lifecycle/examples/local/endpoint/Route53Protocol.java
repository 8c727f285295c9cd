package dev.lifecycle.examples.local.endpoint;

import static dev.lifecycle.examples.local.endpoint.Xml.element;

import dev.lifecycle.examples.local.endpoint.HostedZone.Action;
import dev.lifecycle.examples.local.endpoint.HostedZone.Change;
import dev.lifecycle.examples.local.endpoint.HostedZone.RecordSet;
import dev.lifecycle.testing.aws.ApiException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Route 53's REST protocol with XML. Lists come in one page, whatever page size is asked for. */
final class Route53Protocol implements Protocol {

  /** What the requests' paths begin with. */
  static final String PATH = "/2013-04-01/";

  private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";
  private static final String INVALID = "InvalidInput";

  private static final Pattern RECORD_SETS =
      Pattern.compile("(?<method>GET|POST) " + PATH + "hostedzone/(?<zone>[^/]+)/rrset/?");

  private final HostedZone zone;
  private final InstantSource time;

  Route53Protocol(HostedZone zone, InstantSource time) {
    this.zone = zone;
    this.time = time;
  }

  @Override
  public String service() {
    return "Route 53";
  }

  @Override
  public String contentType() {
    return "text/xml";
  }

  /** The target is the method and the path. */
  @Override
  public Request read(String target, String body) {
    Matcher request = RECORD_SETS.matcher(target);
    if (!request.matches()) {
      throw new ApiException(INVALID, "No such operation");
    }
    if (request.group("method").equals("GET")) {
      return new Request(
          "ListResourceRecordSets", Optional.empty(), "", () -> list(request.group("zone")));
    }
    List<Change> batch =
        Xml.all(Xml.root(body, INVALID), "Change").stream().map(Route53Protocol::change).toList();
    return new Request(
        "ChangeResourceRecordSets",
        Optional.empty(),
        batch.stream().map(change -> change.action().name()).collect(Collectors.joining(",")),
        () -> change(request.group("zone"), batch));
  }

  private String change(String zoneId, List<Change> batch) {
    requireZone(zoneId);
    zone.change(batch);
    return answer(
        "ChangeResourceRecordSets",
        "<ChangeInfo>"
            + element("Id", "/change/" + UUID.randomUUID())
            + element("Status", "PENDING")
            + element("SubmittedAt", time.instant().toString())
            + "</ChangeInfo>");
  }

  private String list(String zoneId) {
    requireZone(zoneId);
    return answer(
        "ListResourceRecordSets",
        zone.sets().stream()
                .map(Route53Protocol::recordSet)
                .collect(Collectors.joining("", "<ResourceRecordSets>", "</ResourceRecordSets>"))
            + element("IsTruncated", "false")
            + element("MaxItems", "300"));
  }

  private void requireZone(String zoneId) {
    if (!zoneId.equals(zone.id())) {
      throw new ApiException("NoSuchHostedZone", "No hosted zone found with ID: " + zoneId);
    }
  }

  private static Change change(Element change) {
    return new Change(
        Action.valueOf(Xml.text(change, "Action", INVALID)),
        new RecordSet(
            Xml.text(change, "Name", INVALID),
            Xml.text(change, "Type", INVALID),
            Long.parseLong(Xml.text(change, "TTL", INVALID)),
            Xml.all(change, "Value").stream().map(Element::getTextContent).toList()));
  }

  private static String recordSet(RecordSet set) {
    return "<ResourceRecordSet>"
        + element("Name", set.name())
        + element("Type", set.type())
        + element("TTL", Long.toString(set.ttl()))
        + set.values().stream()
            .map(value -> "<ResourceRecord>" + element("Value", value) + "</ResourceRecord>")
            .collect(Collectors.joining("", "<ResourceRecords>", "</ResourceRecords>"))
        + "</ResourceRecordSet>";
  }

  private static String answer(String action, String content) {
    return "<%1$sResponse xmlns=\"%2$s\">%3$s</%1$sResponse>".formatted(action, NAMESPACE, content);
  }

  @Override
  public String refusal(ApiException refusal) {
    return "<ErrorResponse xmlns=\"%s\"><Error>%s%s%s</Error>%s</ErrorResponse>"
        .formatted(
            NAMESPACE,
            element("Type", "Sender"),
            element("Code", refusal.code()),
            element("Message", String.valueOf(refusal.getMessage())),
            element("RequestId", UUID.randomUUID().toString()));
  }
}

package dev.lifecycle.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS sends becomes an event by its content. */
class EventDecoderTest {

  @Test
  void aLaunchIsALaunch() {
    assertThat(Fixture.launch().event())
        .isEqualTo(
            new InstanceLaunching(
                "5a2f8c61-7d0e-4b3c-9a84-0c1d2e3f4a5b",
                Instant.parse("2026-11-23T10:15:02Z"),
                new ActionDetail(
                    "i-0aa11bb22cc33dd44",
                    "search-data",
                    "search-data-launching",
                    "0d9c8b7a-aaaa-bbbb-cccc-123412341234",
                    Optional.of("EC2"),
                    Optional.of("AutoScalingGroup"),
                    Optional.of(
                        "{\"password\":\"correct horse\",\"managerDnsName\":\"m1.example.com\"}"))));
  }

  @Test
  void aTerminationIsATermination() {
    InstanceTerminating event = (InstanceTerminating) Fixture.terminate().event();

    assertThat(event.instanceId()).isEqualTo("i-0aa11bb22cc33dd44");
    assertThat(event.hook()).isEqualTo("search-data-terminating");
    assertThat(event.detail().token()).isEqualTo("1e0d9c8b-aaaa-bbbb-cccc-567856785678");
  }

  @Test
  void aTerminationIntoTheWarmPoolIsAReturn() {
    assertThat(Fixture.terminate().with("Destination", "\"WarmPool\"").event())
        .isInstanceOf(InstanceReturning.class);
  }

  @Test
  void aTerminationOutOfTheWarmPoolIsATermination() {
    assertThat(Fixture.terminate().with("Origin", "\"WarmPool\"").event())
        .isInstanceOf(InstanceTerminating.class);
  }

  @ParameterizedTest
  @CsvSource({"EC2, WarmPool", "EC2, AutoScalingGroup", "WarmPool, AutoScalingGroup"})
  void aLaunchWithinAWarmPoolIsALaunch(String origin, String destination) {
    Fixture launch =
        Fixture.launch()
            .with("Origin", '"' + origin + '"')
            .with("Destination", '"' + destination + '"');

    assertThat(launch.event())
        .isInstanceOfSatisfying(
            InstanceLaunching.class,
            event -> {
              assertThat(event.detail().origin()).contains(origin);
              assertThat(event.detail().destination()).contains(destination);
            });
  }

  @Test
  void anOlderEventHasNoOrigin() {
    ActionDetail detail = detail(Fixture.terminate().without("Origin").without("Destination"));

    assertThat(detail.origin()).isEmpty();
    assertThat(detail.destination()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EC2 Instance-launching Lifecycle Action",
        "EC2 Instance-terminate Lifecycle Action"
      })
  void theTransitionDecidesNotTheDetailType(String detailType) {
    assertThat(Fixture.launch().with("detail-type", '"' + detailType + '"').event())
        .isInstanceOf(InstanceLaunching.class);
  }

  @Test
  void theGroupIsTheDetailsNotTheResources() {
    assertThat(detail(Fixture.launch()).group()).isEqualTo("search-data");
    assertThat(detail(Fixture.launch().with("resources", "[]")).group()).isEqualTo("search-data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"team-a/web_blue(v2)+x", "a b", "größe", "[0]", "${name}"})
  void anyGroupNameIsTaken(String group) {
    assertThat(detail(Fixture.launch().with("AutoScalingGroupName", '"' + group + '"')).group())
        .isEqualTo(group);
  }

  @ParameterizedTest
  @ValueSource(strings = {" i-0aa11bb22cc33dd44", "i-0aa11bb22cc33dd44 ", "\\ti-0aa11bb22cc33dd44"})
  void blanksAroundAnInstanceIdAreCut(String id) {
    assertThat(detail(Fixture.launch().with("EC2InstanceId", '"' + id + '"')).instanceId())
        .isEqualTo("i-0aa11bb22cc33dd44");
  }

  @Test
  void anInstanceIdOfEightDigitsIsOne() {
    assertThat(detail(Fixture.launch().with("EC2InstanceId", "\"i-0aa11bb2\"")).instanceId())
        .isEqualTo("i-0aa11bb2");
  }

  @Test
  void aHookMayHaveNoMetadata() {
    assertThat(detail(Fixture.launch().without("NotificationMetadata")).metadata()).isEmpty();
    assertThat(metadata("null")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "", "not { json", "{\\n  \\\"a\\\": \\\"b\\\"\\n}\\n"})
  void metadataIsKeptAsItCame(String text) {
    assertThat(metadata('"' + text + '"'))
        .contains(text.replace("\\n", "\n").replace("\\\"", "\""));
  }

  @Test
  void metadataThatIsAnObjectIsKeptAsItsJson() {
    assertThat(metadata("{\"a\": {\"b\": [1, true, null]}}"))
        .contains("{\"a\":{\"b\":[1,true,null]}}");
    assertThat(metadata("{}")).contains("{}");
  }

  @Test
  void metadataFieldsAreScalarsAsTextAndTheRestAsJson() {
    assertThat(new Json().fields("{\"s\":\"x\",\"n\":1.5,\"b\":true,\"o\":{\"k\":[1]},\"z\":null}"))
        .isEqualTo(Map.of("s", "x", "n", "1.5", "b", "true", "o", "{\"k\":[1]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "warm", "[1]", "\"text\"", "null", "{", "{} {}", "{\"a\":1"})
  void metadataThatIsNoObjectHasNoFields(String text) {
    assertThat(new Json().fields(text)).isEmpty();
  }

  @Test
  void anUnknownTransitionIsAnOtherEvent() {
    assertThat(
            Fixture.launch()
                .with("LifecycleTransition", "\"autoscaling:EC2_INSTANCE_FROBNICATING\"")
                .event())
        .isEqualTo(
            new OtherEvent(
                "5a2f8c61-7d0e-4b3c-9a84-0c1d2e3f4a5b",
                Instant.parse("2026-11-23T10:15:02Z"),
                "aws.autoscaling",
                "EC2 Instance-launch Lifecycle Action",
                Optional.of("i-0aa11bb22cc33dd44")));
  }

  @Test
  void anUnknownSourceIsAnOtherEvent() {
    assertThat(Fixture.launch().with("source", "\"com.example.shop\"").event())
        .isInstanceOfSatisfying(
            OtherEvent.class, event -> assertThat(event.source()).isEqualTo("com.example.shop"));
  }

  @Test
  void fieldsThatAreNotKnownAreNotMissed() {
    Fixture replayed = Fixture.launch().with("version", "\"9\", \"replay-name\": {\"a\": [1]}");

    assertThat(replayed.event()).isEqualTo(Fixture.launch().event());
  }

  @Test
  void aByteOrderMarkIsNotMinded() {
    assertThat(new Fixture('\uFEFF' + Fixture.launch().text()).event())
        .isEqualTo(Fixture.launch().event());
  }

  @Test
  void anEventNamesNeitherTokenNorMetadata() {
    assertThat(Fixture.launch().event().toString())
        .contains("i-0aa11bb22cc33dd44", "search-data")
        .doesNotContain("0d9c8b7a", "password", "correct horse", "m1.example.com");
    assertThat(Fixture.terminate().event().toString()).doesNotContain("1e0d9c8b");
    assertThat(Fixture.terminate().with("Destination", "\"WarmPool\"").event().toString())
        .doesNotContain("1e0d9c8b");
  }

  private static Optional<String> metadata(String json) {
    return detail(Fixture.launch().with("NotificationMetadata", json)).metadata();
  }

  private static ActionDetail detail(Fixture fixture) {
    return ((InstanceAction) fixture.event()).detail();
  }
}

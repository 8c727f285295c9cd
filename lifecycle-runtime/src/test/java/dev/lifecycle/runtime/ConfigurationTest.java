package dev.lifecycle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function reads of its environment. */
class ConfigurationTest {

  @Test
  void theTableIsAllThatIsNeeded() {
    Configuration configuration = from(Map.of());

    assertThat(configuration.table()).isEqualTo("nodes");
    assertThat(configuration.hookTime()).isEqualTo(Duration.ofHours(1));
    assertThat(configuration.covers("any-group", "any-hook")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aMissingTableIsOneClearLine(String blank) {
    assertThatThrownBy(() -> Configuration.from(Services.of(Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("LIFECYCLE_TABLE is not set[^\\n]*");
    assertThatThrownBy(() -> from(Map.of("LIFECYCLE_TABLE", blank)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("LIFECYCLE_TABLE is not set[^\\n]*");
  }

  @Test
  void groupsAndHooksAreCommaLists() {
    Configuration configuration =
        from(
            Map.of(
                "LIFECYCLE_GROUPS", "search-data, team-a/web_blue(v2)+x ,,",
                "LIFECYCLE_HOOKS", "launching,terminating"));

    assertThat(configuration.groups())
        .containsExactlyInAnyOrder("search-data", "team-a/web_blue(v2)+x");
    assertThat(configuration.hooks()).containsExactlyInAnyOrder("launching", "terminating");
  }

  @ParameterizedTest
  @CsvSource({
    "search-data, launching, true",
    "search-data, other, false",
    "other, launching, false",
    "SEARCH-DATA, launching, false",
    "search, launching, false"
  })
  void onlyItsGroupsAndHooksAreCovered(String group, String hook, boolean covered) {
    Configuration configuration =
        from(Map.of("LIFECYCLE_GROUPS", "search-data", "LIFECYCLE_HOOKS", "launching"));

    assertThat(configuration.covers(group, hook)).isEqualTo(covered);
  }

  @Test
  void groupsAloneCoverAnyHook() {
    Configuration configuration = from(Map.of("LIFECYCLE_GROUPS", "search-data"));

    assertThat(configuration.covers("search-data", "any-hook")).isTrue();
    assertThat(configuration.covers("other", "any-hook")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "7200, 7200", "' 900 ', 900"})
  void theHookTimeIsInSeconds(String text, long seconds) {
    assertThat(from(Map.of("LIFECYCLE_HOOK_SECONDS", text)).hookTime())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"29", "7201", "0", "-60", "1h", "3600.0", "99999999999999", "٣٦٠٠"})
  void aWrongHookTimeIsOneClearLine(String text) {
    assertThatThrownBy(() -> from(Map.of("LIFECYCLE_HOOK_SECONDS", text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("LIFECYCLE_HOOK_SECONDS is '[^\\n]*30 to 7200[^\\n]*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sns:eu-west-1:123456789012:lifecycle",
        "arn:aws-us-gov:sns:us-gov-west-1:123456789012:Nodes_of-team-a"
      })
  void theTopicIsNamedByItsArn(String arn) {
    assertThat(from(Map.of()).topic()).isEmpty();
    assertThat(from(Map.of("LIFECYCLE_TOPIC_ARN", arn)).topic()).contains(arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lifecycle",
        "arn:aws:sns:eu-west-1:123456789012:",
        "arn:aws:sns::123456789012:lifecycle",
        "arn:aws:sqs:eu-west-1:123456789012:lifecycle",
        "arn:aws:sns:eu-west-1:123456789012:lifecycle.fifo",
        "arn:aws:sns:eu-west-1:123456789012:lifecycle:6b0e71bd-7e97-4d97-80ce-4a0994e55286",
        "arn:aws:sns:eu-west-1:123456789012:one\narn:aws:sns:eu-west-1:123456789012:two"
      })
  void aWrongTopicIsOneClearLine(String arn) {
    assertThatThrownBy(() -> from(Map.of("LIFECYCLE_TOPIC_ARN", arn)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("LIFECYCLE_TOPIC_ARN is no ARN of a standard SNS topic[^\\n]*");
  }

  @Test
  void aQueueIsToldOfFailuresByTheAnswerUnlessSaidOtherwise() {
    assertThat(from(Map.of()).batch()).isEqualTo(Configuration.Batch.REPORT);
    assertThat(from(Map.of("LIFECYCLE_BATCH", "report")).batch())
        .isEqualTo(Configuration.Batch.REPORT);
    assertThat(from(Map.of("LIFECYCLE_BATCH", "throw")).batch())
        .isEqualTo(Configuration.Batch.THROW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "REPORT", "Throw", "report,throw"})
  void anythingElseForABatchIsOneClearLine(String text) {
    assertThatThrownBy(() -> from(Map.of("LIFECYCLE_BATCH", text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("LIFECYCLE_BATCH is '" + text + "': write report[^\\n]* or throw");
  }

  private static Configuration from(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(Map.of("LIFECYCLE_TABLE", "nodes"));
    environment.putAll(variables);
    return Configuration.from(Services.of(environment));
  }
}

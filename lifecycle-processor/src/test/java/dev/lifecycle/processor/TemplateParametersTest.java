package dev.lifecycle.processor;

import static dev.lifecycle.processor.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the template takes for its parameters. */
class TemplateParametersTest {

  private static final Template TEMPLATE = Template.of(GeneratedFiles.ofQuickstart());

  /** SAM names the version after the first ten signs of the release. */
  @Test
  void eachReleaseIsAVersionOfItsOwn() {
    assertThat(TEMPLATE.properties("Function"))
        .containsEntry("AutoPublishCodeSha256", Map.of("Ref", "Release"));
    assertThat("1764272798").matches(pattern("Release"));
    assertThat(List.of("", "2026-11-27", "17642727981"))
        .noneMatch(release -> release.matches(pattern("Release")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b", "workers*", "worker?"})
  void theGroupIsOneByItsWholeName(String name) {
    assertThat(name).doesNotMatch(pattern("GroupName"));
    assertThat("team-a/web blue(v2)+x").matches(pattern("GroupName"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LaunchHookName", "TerminateHookName"})
  void aHookIsOneByItsWholeName(String parameter) {
    assertThat("team-a/on_launch").matches(pattern(parameter));
    assertThat(List.of("", "a,b", "launch*", "on launch"))
        .noneMatch(name -> name.matches(pattern(parameter)));
    assertThat((String) map(TEMPLATE.parameters().get(parameter)).get("Default"))
        .matches(pattern(parameter));
  }

  private static String pattern(String parameter) {
    return (String) map(TEMPLATE.parameters().get(parameter)).get("AllowedPattern");
  }
}

package dev.lifecycle.processor.generate.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is written is read as what it was. */
class WritersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "plain",
        "a b",
        "a: b",
        "a:",
        ":a",
        "- a",
        "*",
        "#",
        "a #b",
        "'",
        "\"",
        "it's \"so\"",
        "\\",
        "true",
        "No",
        "null",
        "~",
        "1",
        "1.5",
        "2012-10-17",
        "0x1",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "{a}",
        "[a]",
        "a,b",
        "a\nb",
        "a\r\nb",
        "\t",
        "\u0000",
        "\u007f",
        "\u0085",
        "\u2028",
        "\ufeff",
        "ä",
        "\ud83d\ude00",
        "<a>",
        "=",
        "<<",
        "$or",
        "${Unknown}",
        "rate(1 day)",
        "cron(0 3 * * ? *)"
      })
  void aTextStaysItself(String text) {
    Map<String, Object> value = Map.of("texts", List.of(text), "map", Map.of("text", text));

    assertThat(read(Json.pretty(value))).isEqualTo(value);
    assertThat(read(Yaml.block(value, 0))).isEqualTo(value);
    assertThat(read(Yaml.block(Map.of(text, "name"), 2))).isEqualTo(Map.of(text, "name"));
  }

  @Test
  void yamlIsNestedByTwo() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Action", List.of("sns:Publish", "a b"));
    statement.put("Resource", "${TopicArn}");

    assertThat(Yaml.block(List.of(statement, List.of("table/${Table}")), 2))
        .isEqualTo(
            """
              - Action:
                  - sns:Publish
                  - "a b"
                Resource: !Ref TopicArn
              - - !Sub "table/${Table}"
            """);
  }

  @Test
  void jsonIsNestedByTwo() {
    Map<String, Object> pattern = new LinkedHashMap<>();
    pattern.put("source", List.of("aws.ec2"));
    pattern.put("detail", Map.of("status", List.of("a", "b")));

    assertThat(Json.pretty(pattern))
        .isEqualTo(
            """
            {
              "source": ["aws.ec2"],
              "detail": {
                "status": [
                  "a",
                  "b"
                ]
              }
            }
            """);
  }

  private static Object read(String text) {
    return new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }
}

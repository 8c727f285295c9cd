package dev.lifecycle.processor;

import static dev.lifecycle.processor.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each schedule of a model has a rule in the template. */
class TemplateSchedulesTest {

  private final Template template =
      Template.of(
          GeneratedFiles.of(
              """
              @Scheduled(value = "nightly-backup", rate = "cron(0 3 * * ? *)")
              void backUp(Run run) {}

              @Scheduled("it's \\"<odd>\\"")
              void odd(Run run) {}

              @Scheduled("its odd")
              void odder(Run run) {}
              """));

  @Test
  void schedulesFireAsTheModelSays() {
    assertThat(template.properties("NightlyBackupSchedule"))
        .containsEntry("ScheduleExpression", "cron(0 3 * * ? *)");
    assertThat(input(template, "NightlyBackupSchedule"))
        .isEqualTo("{\"lifecycle\":{\"schedule\":\"nightly-backup\",\"time\":<time>}}");
    assertThat(template.properties("Sweep")).containsEntry("ScheduleExpression", "rate(1 minute)");
    assertThat(input(template, "Sweep"))
        .isEqualTo("{\"lifecycle\":{\"schedule\":\"lifecycle-sweep\",\"time\":<time>}}");
  }

  @Test
  void aScheduleWithoutARateIsAParameterWhateverItsName() {
    assertThat(template.properties("ItSOddSchedule"))
        .containsEntry("ScheduleExpression", Map.of("Ref", "ItSOddScheduleExpression"));
    assertThat(input(template, "ItSOddSchedule"))
        .isEqualTo("{\"lifecycle\":{\"schedule\":\"it's \\\"\\u003codd>\\\"\",\"time\":<time>}}");
    assertThat(template.parameters())
        .containsKeys("ItSOddScheduleExpression", "ItsOddScheduleExpression");
  }

  @Test
  void schedulesWhoseNamesAreAlikeHaveRulesOfTheirOwn() {
    Template alike =
        Template.of(
            GeneratedFiles.of(
                """
                @Scheduled("x")
                void one(Run run) {}

                @Scheduled("x2")
                void two(Run run) {}

                @Scheduled("X")
                void three(Run run) {}
                """));

    assertThat(alike.ofType("AWS::Events::Rule"))
        .containsExactlyInAnyOrder("Events", "XSchedule", "X2Schedule", "X3Schedule", "Sweep");
    assertThat(input(alike, "X3Schedule"))
        .isEqualTo("{\"lifecycle\":{\"schedule\":\"X\",\"time\":<time>}}");
  }

  private static Object input(Template template, String rule) {
    List<?> targets = (List<?>) template.properties(rule).get("Targets");
    Map<String, Object> transformer = map(map(targets.get(0)).get("InputTransformer"));
    assertThat(transformer).containsEntry("InputPathsMap", Map.of("time", "$.time"));
    return transformer.get("InputTemplate");
  }
}

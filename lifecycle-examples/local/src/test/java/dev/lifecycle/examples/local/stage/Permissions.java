package dev.lifecycle.examples.local.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.testing.aws.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What IAM asks for: an action, and the index if it is one's; {@code dynamodb:Query Sweep-index}
 * for example.
 *
 * @param granted by the policy that was generated for a model
 */
public record Permissions(Set<String> granted) {

  private static final Map<String, String> PREFIXES =
      Map.of(
          "DynamoDB", "dynamodb",
          "Auto Scaling", "autoscaling",
          "SSM", "ssm",
          "SNS", "sns",
          "Route 53", "route53");

  /** With this in its environment a function may call whatever its policy grants. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of("LIFECYCLE_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:lifecycle");

  /** Those of the function of this model. */
  public static Permissions of(Class<?> model) {
    JrsValue statements = Json.read(Generated.of(model).text("policy.json")).path("Statement");
    return new Permissions(
        elements(statements).flatMap(Permissions::granted).collect(Collectors.toSet()));
  }

  /** An operator asks whatever makes calls, about this node. */
  public static void askAsOperator(Stage stage, String node) {
    stage.deliver("{\"lifecycle\":{\"status\":true}}");
    stage.deliver("{\"lifecycle\":{\"describe\":\"" + node + "\"}}");
    stage.deliver("{\"lifecycle\":{\"retry\":\"" + node + "\"}}");
  }

  private static Stream<String> granted(JrsValue statement) {
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    return elements(statement.path("Action"))
        .flatMap(
            action ->
                elements(statement.path("Resource"))
                    .map(resource -> action.asText() + indexOf(resource.asText())));
  }

  private static String indexOf(String arn) {
    int index = arn.indexOf("/index/");
    return index < 0 ? "" : " " + arn.substring(index + "/index/".length());
  }

  /** Those that these calls of the runtime need; the models' own clients speak to Route 53 only. */
  public static Set<String> neededBy(Collection<Call> calls) {
    return calls.stream()
        .filter(call -> !call.service().equals("Route 53"))
        .flatMap(Permissions::needed)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A transaction is allowed by what its writes are. */
  private static Stream<String> needed(Call call) {
    String prefix = PREFIXES.get(call.service()) + ":";
    return switch (call.action()) {
      case "TransactWriteItems" ->
          Stream.of(call.detail().split(",")).map(write -> prefix + write + "Item");
      case "Query", "Scan" -> Stream.of((prefix + call.action() + " " + call.detail()).strip());
      default -> Stream.of(prefix + call.action());
    };
  }

  /** Fails if one of these calls would have been refused. */
  public void requireFor(Collection<Call> calls) {
    assertThat(granted).as("what the policy grants").containsAll(neededBy(calls));
  }

  private static Stream<JrsValue> elements(JrsValue array) {
    List<JrsValue> elements = new ArrayList<>();
    ((JrsArray) array).elements().forEachRemaining(elements::add);
    return elements.stream();
  }
}

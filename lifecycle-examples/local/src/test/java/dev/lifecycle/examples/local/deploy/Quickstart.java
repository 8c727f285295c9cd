package dev.lifecycle.examples.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.Generated;
import dev.lifecycle.testing.aws.Account;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The quickstart's generated template, and copies of it in which something else stands. */
final class Quickstart {

  static final Account ACCOUNT = new Account("123456789012", "eu-west-1");
  static final String STACK = "nodes";
  static final String GROUP = "workers";

  private static final Generated GENERATED =
      new Generated("dev.lifecycle.examples.quickstart.ClusterModel");

  private Quickstart() {}

  /** As it is generated. */
  static String template() throws IOException {
    return GENERATED.text("template.yaml");
  }

  /** The pattern beside it, as it is generated. */
  static String pattern() throws IOException {
    return GENERATED.text("event-pattern.json");
  }

  /** A copy in which this stands instead of that. */
  static String templateWith(String instead, String that) throws IOException {
    assertThat(template()).contains(that);
    return template().replace(that, instead);
  }

  /** Deploys a template. */
  static Deployment deployed(String template) {
    return deployed(template, Map.of());
  }

  /** Likewise, with these parameters, the group's name and a release. */
  static Deployment deployed(String template, Map<String, String> parameters) {
    return Deployment.of(stack(template, parameters));
  }

  static Stack stack(String template, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(Map.of("GroupName", GROUP, "Release", "1"));
    all.putAll(parameters);
    return new Stack(Template.of(template), STACK, ACCOUNT, all);
  }
}

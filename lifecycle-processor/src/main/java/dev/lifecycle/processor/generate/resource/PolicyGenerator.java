package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders {@code policy.json}: what the function's role must allow, and nothing else. */
public final class PolicyGenerator implements ResourceGenerator {

  @Override
  public String file() {
    return "policy.json";
  }

  @Override
  public String generate(LifecycleSpec spec) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", Policy.of(spec).stream().map(Statement::fields).toList());
    return Json.pretty(policy);
  }
}

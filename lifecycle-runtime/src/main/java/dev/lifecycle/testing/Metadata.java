package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the group's hooks carry for one instance. */
final class Metadata {

  private final Map<String, String> members = new LinkedHashMap<>();

  void put(String name, String value) {
    members.put(Given.text("metadata(name, ..)", name), Given.value("metadata(.., value)", value));
  }

  /** The hooks carry it in what this opens; after that they are as they were. */
  void during(Runnable move, AutoScalingGroup group) {
    List<Hook> hooks = group.hooks();
    if (!members.isEmpty()) {
      hooks.forEach(hook -> group.putHook(hook.withMetadata(Json.write(members))));
    }
    move.run();
    hooks.forEach(group::putHook);
  }
}

package dev.lifecycle.processor.generate.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement of a policy that allows.
 *
 * @param id its id
 * @param actions what is allowed
 * @param resources on what
 * @param condition when, by operator; empty: always
 */
record Statement(
    String id, List<String> actions, List<String> resources, Map<String, Object> condition) {

  Statement(String id, List<String> actions, String... resources) {
    this(id, actions, List.of(resources), Map.of());
  }

  /** The statement as IAM reads it. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Sid", id);
    fields.put("Effect", "Allow");
    fields.put("Action", actions);
    fields.put("Resource", resources);
    if (!condition.isEmpty()) {
      fields.put("Condition", condition);
    }
    return fields;
  }
}

package dev.lifecycle.examples.local.deploy;

import java.util.Map;
import java.util.function.Function;

/**
 * A resource of a stack.
 *
 * @param name what it is called where it runs
 * @param attributes what can be got of it
 * @param where its properties stand in the template
 * @param properties without functions in them
 */
record Resource(
    ResourceType type,
    String name,
    Map<String, String> attributes,
    String where,
    Map<String, Object> properties) {

  /** What its properties say. */
  <T> T read(Function<Fields, T> reader) {
    return Fields.read(where, properties, reader);
  }

  String arn() {
    return String.valueOf(attributes.get("Arn"));
  }
}

package dev.lifecycle.examples.local.deploy;

import java.util.Map;

/**
 * What a template can refer to.
 *
 * @param names what {@code Ref} gives, by parameter, resource or pseudo parameter
 * @param attributes what {@code Fn::GetAtt} gives, by {@code Resource.Attribute}
 */
record References(Map<String, String> names, Map<String, String> attributes) {

  String name(String where, String reference) {
    return find(where, "Ref", names, reference);
  }

  String attribute(String where, String reference) {
    return find(where, "GetAtt", attributes, reference);
  }

  /** What stands in a text between <code>${</code> and <code>}</code>. */
  String placeholder(String where, String reference) {
    return names.containsKey(reference) || !reference.contains(".")
        ? find(where, "Sub", names, reference)
        : find(where, "Sub", attributes, reference);
  }

  private static String find(
      String where, String function, Map<String, String> values, String reference) {
    String value = values.get(reference);
    if (value == null) {
      throw new TemplateException(
          where,
          function + " of " + reference + ", which is not there; there are " + values.keySet());
    }
    return value;
  }
}

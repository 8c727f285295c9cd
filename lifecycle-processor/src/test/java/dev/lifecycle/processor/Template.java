package dev.lifecycle.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A generated template as CloudFormation reads it. */
record Template(Map<String, Object> root) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");

  static Template of(GeneratedFiles files) {
    return new Template(files.tree("template.yaml"));
  }

  Map<String, Object> parameters() {
    return map(root.get("Parameters"));
  }

  Map<String, Object> resources() {
    return map(root.get("Resources"));
  }

  /** The properties of a resource. */
  Map<String, Object> properties(String resource) {
    return map(map(resources().get(resource)).get("Properties"));
  }

  /** The resources of a type. */
  Set<String> ofType(String type) {
    return resources().entrySet().stream()
        .filter(resource -> map(resource.getValue()).get("Type").equals(type))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is referred to by Ref, Sub, GetAtt and DependsOn: {@code X} or {@code X.Attribute}. */
  Set<String> references() {
    Set<String> names = new TreeSet<>();
    collect(root, names);
    return names;
  }

  /** The conditions that are asked for. */
  Set<String> conditionsAsked() {
    Set<String> names = new TreeSet<>();
    conditions(root, names);
    return names;
  }

  private static void conditions(Object value, Set<String> names) {
    if (value instanceof Map<?, ?> fields) {
      if (fields.get("Fn::If") instanceof List<?> choice) {
        names.add((String) choice.get(0));
      }
      fields.values().forEach(field -> conditions(field, names));
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> conditions(element, names));
    }
  }

  private static void collect(Object value, Set<String> names) {
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> reference((String) name, field, names));
      fields.values().forEach(field -> collect(field, names));
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> collect(element, names));
    }
  }

  private static void reference(String name, Object value, Set<String> names) {
    switch (name) {
      case "Ref", "Fn::GetAtt" -> names.add((String) value);
      case "DependsOn" -> ((List<?>) value).forEach(resource -> names.add((String) resource));
      case "Fn::Sub" -> {
        Matcher matcher = PLACEHOLDER.matcher((String) value);
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
      default -> {}
    }
  }

  /** The value with placeholders instead of references, all conditions taken as true. */
  static Object placeheld(Object value) {
    if (value instanceof List<?> elements) {
      return elements.stream().map(Template::placeheld).toList();
    }
    if (!(value instanceof Map<?, ?> fields)) {
      return value;
    }
    if (fields.containsKey("Ref")) {
      return "${" + fields.get("Ref") + "}";
    }
    if (fields.containsKey("Fn::Sub")) {
      return fields.get("Fn::Sub");
    }
    if (fields.get("Fn::If") instanceof List<?> choice) {
      return placeheld(choice.get(1));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    fields.forEach((name, field) -> all.put((String) name, placeheld(field)));
    return all;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}

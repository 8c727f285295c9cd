package dev.lifecycle.examples.local.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries out a template's functions. */
final class Resolver {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");
  private static final String NO_VALUE = "AWS::NoValue";

  private final References references;
  private final Map<String, Object> conditions;

  /** Resolves against these references and conditions. */
  Resolver(References references, Map<String, Object> conditions) {
    this.references = references;
    this.conditions = conditions;
    conditions.keySet().forEach(name -> holds("Conditions", name));
  }

  /** An object without functions in it. */
  Map<String, Object> object(String where, Map<String, Object> fields) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            resolve(where + "." + name, value).ifPresent(result -> resolved.put(name, result)));
    return resolved;
  }

  /** A value without functions in it; empty if it is {@code AWS::NoValue}. */
  Optional<Object> resolve(String where, Object value) {
    if (value instanceof Map<?, ?>) {
      Map<String, Object> fields = Fields.map(where, value);
      return isFunction(fields) ? call(where, fields) : Optional.of(object(where, fields));
    }
    if (value instanceof List<?> elements) {
      return Optional.of(list(where, elements));
    }
    if (value == null) {
      throw new TemplateException(where, "has no value");
    }
    return Optional.of(value);
  }

  private List<Object> list(String where, List<?> elements) {
    List<Object> resolved = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      resolve(where + "[" + i + "]", elements.get(i)).ifPresent(resolved::add);
    }
    return resolved;
  }

  private static boolean isFunction(Map<String, Object> fields) {
    String name = fields.size() == 1 ? fields.keySet().iterator().next() : "";
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private Optional<Object> call(String where, Map<String, Object> function) {
    String name = function.keySet().iterator().next();
    Object argument = function.get(name);
    return switch (name) {
      case "Ref" ->
          argument.equals(NO_VALUE)
              ? Optional.empty()
              : Optional.of(references.name(where, text(where, argument)));
      case "Fn::GetAtt" -> Optional.of(references.attribute(where, text(where, argument)));
      case "Fn::Sub" -> Optional.of(substituted(where, text(where, argument)));
      case "Fn::If" -> {
        List<?> choice = arguments(where, argument, 3);
        boolean first = holds(where, text(where, choice.get(0)));
        yield resolve(where, choice.get(first ? 1 : 2));
      }
      default ->
          throw new TemplateException(
              where, name + " cannot be carried out here; Ref, GetAtt, Sub and If can");
    };
  }

  private String substituted(String where, String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).isEmpty()
                        ? references.placeholder(where, found.group(2))
                        : "${" + found.group(2) + "}"));
  }

  private boolean holds(String where, String condition) {
    if (!conditions.containsKey(condition)) {
      throw new TemplateException(
          where, "there is no condition " + condition + "; there are " + conditions.keySet());
    }
    return holds("Conditions." + condition, conditions.get(condition));
  }

  private boolean holds(String where, Object condition) {
    Map<String, Object> function = Fields.map(where, condition);
    if (function.get("Fn::Not") instanceof List<?> one && one.size() == 1) {
      return !holds(where, one.get(0));
    }
    if (function.get("Fn::Equals") instanceof List<?> two && two.size() == 2) {
      return resolve(where, two.get(0)).equals(resolve(where, two.get(1)));
    }
    throw new TemplateException(
        where, function.keySet() + " cannot be asked here; Not of one and Equals of two can");
  }

  private static List<?> arguments(String where, Object argument, int count) {
    List<?> arguments = Fields.list(where, argument);
    if (arguments.size() != count) {
      throw new TemplateException(where, "must have " + count + " arguments, not " + arguments);
    }
    return arguments;
  }

  private static String text(String where, Object argument) {
    if (!(argument instanceof String text)) {
      throw new TemplateException(where, "a function's argument must be a text, not " + argument);
    }
    return text;
  }
}

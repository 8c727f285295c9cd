package dev.lifecycle.examples.local.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A template's parameters: what is given, else the default, checked as the template wants it. */
final class Parameters {

  private static final String SECTION = "Parameters";

  private Parameters() {}

  static Map<String, String> of(Map<String, Object> declared, Map<String, String> given) {
    given.keySet().stream()
        .filter(name -> !declared.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException(
                  SECTION, "there is no " + name + "; there are " + declared.keySet());
            });
    Map<String, String> values = new LinkedHashMap<>();
    declared.forEach(
        (name, parameter) ->
            values.put(
                name,
                Fields.read(
                    SECTION + "." + name,
                    parameter,
                    fields -> value(fields, Optional.ofNullable(given.get(name))))));
    return values;
  }

  private static String value(Fields parameter, Optional<String> given) {
    parameter.leave("Description");
    Optional<String> defaultValue = parameter.optionalText("Default");
    String value =
        given
            .or(() -> defaultValue)
            .orElseThrow(() -> parameter.problem("Default", "is missing, and no value is given"));
    String type = parameter.text("Type");
    Optional<Integer> least = parameter.optionalNumber("MinValue");
    Optional<Integer> most = parameter.optionalNumber("MaxValue");
    switch (type) {
      case "String" -> {}
      case "Number" -> {
        int number = number(parameter, value);
        least
            .filter(limit -> number < limit)
            .ifPresent(limit -> refuse(parameter, "MinValue", limit, value));
        most.filter(limit -> number > limit)
            .ifPresent(limit -> refuse(parameter, "MaxValue", limit, value));
      }
      default -> throw parameter.problem("Type", "must be String or Number here, not " + type);
    }
    List<String> allowed = parameter.texts("AllowedValues");
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      refuse(parameter, "AllowedValues", allowed, value);
    }
    parameter
        .optionalText("AllowedPattern")
        .filter(pattern -> !value.matches(pattern))
        .ifPresent(pattern -> refuse(parameter, "AllowedPattern", pattern, value));
    return value;
  }

  private static int number(Fields parameter, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw parameter.problem("Type", "wants a whole number, not " + value);
    }
  }

  private static void refuse(Fields parameter, String limit, Object allowed, String value) {
    throw parameter.problem(limit, "is " + allowed + ", the value " + value);
  }
}

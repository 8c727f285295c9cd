package dev.lifecycle.examples.local.bus;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.jr.stree.JrsNumber;
import com.fasterxml.jackson.jr.stree.JrsString;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Json;
import java.util.Map;

/**
 * Makes what a target gets: {@code <name>} in the template becomes what the event holds at that
 * name's path, a text in quotes.
 *
 * @param paths by name; only steps from field to field, as {@code $.detail.status}
 * @param template JSON with such names in it
 */
public record InputTransformer(Map<String, String> paths, String template) {

  private static final String ROOT = "$.";

  /** Checks the paths. */
  public InputTransformer {
    paths.forEach(
        (name, path) -> {
          if (!path.startsWith(ROOT) || path.contains("[") || path.contains("*")) {
            throw new IllegalArgumentException(
                "the path of " + name + " is " + path + "; only $.field.field can be followed");
          }
        });
  }

  String input(String event) {
    JrsValue tree = Json.read(event);
    String input = template;
    for (Map.Entry<String, String> path : paths.entrySet()) {
      input = input.replace("<" + path.getKey() + ">", text(tree, path.getValue()));
    }
    return input;
  }

  private static String text(JrsValue event, String path) {
    JrsValue value = event;
    for (String field : path.substring(ROOT.length()).split("\\.")) {
      value = value.path(field);
    }
    if (value instanceof JrsString text) {
      return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text.asText())) + "\"";
    }
    if (value instanceof JrsNumber number) {
      return number.asText();
    }
    throw new IllegalArgumentException("no text and no number is at " + path + " of " + event);
  }
}

package dev.lifecycle.examples.local.stage;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.testing.aws.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one invocation answered and called.
 *
 * @param answer its JSON
 * @param calls its AWS calls in order, for example {@code Auto Scaling CompleteLifecycleAction
 *     CONTINUE}; a refused one ends with the error's code
 */
public record Dispatch(String answer, List<String> calls) {

  private static final Set<String> RESULTS = Set.of("CONTINUE", "ABANDON", "UPSERT", "DELETE");

  static String words(Call call) {
    return call.service()
        + " "
        + call.action()
        + (RESULTS.contains(call.detail()) ? " " + call.detail() : "")
        + call.refusal().map(code -> ": " + code).orElse("");
  }

  /** The outcome, of an answer about one node. */
  public String outcome() {
    return field("outcome").asText();
  }

  /** Why, of an answer about one node. */
  public String reason() {
    return field("reason").asText();
  }

  /** The rows that were stored, of an answer about one node. */
  public List<String> transitions() {
    return texts(field("transitions"));
  }

  /** The answers, of an answer about several nodes. */
  public List<JrsValue> nodes() {
    List<JrsValue> nodes = new ArrayList<>();
    ((JrsArray) field("nodes")).elements().forEachRemaining(nodes::add);
    return nodes;
  }

  private JrsValue field(String name) {
    return Json.read(answer).path(name);
  }

  private static List<String> texts(JrsValue array) {
    List<String> texts = new ArrayList<>();
    ((JrsArray) array).elements().forEachRemaining(text -> texts.add(text.asText()));
    return texts;
  }
}

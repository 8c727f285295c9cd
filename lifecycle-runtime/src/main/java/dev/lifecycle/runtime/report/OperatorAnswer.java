package dev.lifecycle.runtime.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operator is told, as the JSON object that it becomes: values are strings, numbers,
 * booleans, lists and maps of these. It names no tokens, no metadata and none of a node's own
 * attributes. Immutable.
 */
public record OperatorAnswer(Map<String, Object> fields) {

  /** Keeps the order. */
  public OperatorAnswer {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}

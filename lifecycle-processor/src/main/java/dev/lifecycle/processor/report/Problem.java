package dev.lifecycle.processor.report;

import javax.tools.Diagnostic.Kind;

/**
 * Something that is wrong with a model.
 *
 * @param key names the problem; never changes
 * @param text what is wrong, what was found, and what to write
 * @param kind an error or a warning
 */
public record Problem(String key, String text, Kind kind) {

  /** A problem that keeps the model from being generated. */
  static Problem error(String key, String text) {
    return new Problem(key, text, Kind.ERROR);
  }

  /** A problem that the model can live with. */
  static Problem warning(String key, String text) {
    return new Problem(key, text, Kind.WARNING);
  }

  /** Whether it keeps the model from being generated. */
  public boolean isError() {
    return kind == Kind.ERROR;
  }

  /** What the user reads. */
  public String message() {
    return "[" + key + "] " + text;
  }

  /** This problem at this place. */
  public Finding at(Origin origin) {
    return new Finding(origin, this);
  }
}

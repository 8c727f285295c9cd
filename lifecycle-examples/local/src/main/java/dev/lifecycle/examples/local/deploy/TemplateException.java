package dev.lifecycle.examples.local.deploy;

/** A template cannot be deployed: where, and why. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TemplateException(String where, String what) {
    super(where + ": " + what);
  }
}

package dev.lifecycle.testing;

/** Checks what a test hands over, where it does. */
final class Given {

  private Given() {}

  /**
   * The value.
   *
   * @param call what it was handed to, and as what, for the message
   * @throws IllegalArgumentException if it is null
   */
  static <T> T value(String call, T value) {
    if (value == null) {
      throw new IllegalArgumentException(call + ": this is null; say which");
    }
    return value;
  }

  /**
   * The text.
   *
   * @throws IllegalArgumentException if it is null or blank
   */
  static String text(String call, String text) {
    if (value(call, text).isBlank()) {
      throw new IllegalArgumentException(call + ": this is empty; say which");
    }
    return text;
  }
}

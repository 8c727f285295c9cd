package dev.lifecycle.testing.aws;

/** A call that AWS refuses, with the error code and the text that it answers. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  public ApiException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The error's code, for example {@code ValidationError}. */
  public String code() {
    return code;
  }
}

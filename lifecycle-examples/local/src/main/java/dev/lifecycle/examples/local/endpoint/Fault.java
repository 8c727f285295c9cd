package dev.lifecycle.examples.local.endpoint;

/**
 * How a call fails. Immutable.
 *
 * @param takesEffect whether the call is carried out all the same: only its answer is lost
 * @param status the answer's HTTP status; 0: the connection is dropped without an answer
 * @param code the error's code, or what the log of calls says instead
 */
public record Fault(boolean takesEffect, int status, String code) {

  /** The service refuses with this code, for example {@code ThrottlingException}. */
  public static Fault refused(String code) {
    return new Fault(false, 400, code);
  }

  /** The service answers HTTP 500. */
  public static Fault broken() {
    return new Fault(false, 500, "InternalServerError");
  }

  /** The connection is dropped. */
  public static Fault dropped() {
    return new Fault(false, 0, "dropped");
  }

  /** The same answer, or none, after the call was carried out. */
  public Fault afterEffect() {
    return new Fault(true, status, code);
  }
}

package dev.lifecycle.runtime.action;

/**
 * Names one lifecycle action. It is always addressed by its token: with the instance id alone a
 * late call could finish a newer action of a warm instance.
 */
public record ActionKey(String group, String hook, String instanceId, String token) {

  /** Does not name the token. */
  @Override
  public String toString() {
    return group + "/" + hook + " of " + instanceId;
  }
}

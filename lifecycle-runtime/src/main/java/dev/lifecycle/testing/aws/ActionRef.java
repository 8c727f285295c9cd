package dev.lifecycle.testing.aws;

import java.util.Optional;

/** How a caller names an open lifecycle action: by its token, by its instance, or by both. */
public record ActionRef(
    String group, String hook, Optional<String> token, Optional<String> instance) {

  @Override
  public String toString() {
    // Without the token: whoever knows it can complete the action.
    return hook + " of " + instance.orElse("the token's instance") + " in " + group;
  }
}

package dev.lifecycle.processor.validate;

import java.util.Optional;

/** Which names a record, and a file of state names with one a line, can hold. */
final class StoredNames {

  private StoredNames() {}

  /** What is wrong with a state's name. */
  static Optional<String> fault(String name) {
    if (name.isBlank()) {
      return Optional.of("names nothing");
    }
    if (StateNameRule.CONSTANTS.containsKey(name)) {
      return Optional.of("means " + StateNameRule.CONSTANTS.get(name) + ", so no state has it");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a line break, a tab or another control character");
    }
    if (!name.equals(name.strip())) {
      return Optional.of("begins or ends with a blank, which nobody sees");
    }
    return name.startsWith("#")
        ? Optional.of("begins with #, as comments do in a file of state names")
        : Optional.empty();
  }

  /** The name as a message of one line shows it. */
  static String shown(String name) {
    return name.replaceAll("\\p{Cntrl}", " ");
  }
}

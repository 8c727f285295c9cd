package dev.lifecycle.processor.model;

import java.util.List;

/**
 * A state.
 *
 * @param constant the enum constant
 * @param storedName the name that records hold
 * @param formerly names that records may still hold
 */
public record State(String constant, String storedName, List<String> formerly) {

  /** Copies the list. */
  public State {
    formerly = List.copyOf(formerly);
  }
}

package dev.lifecycle.processor.model;

/**
 * A row that a node may take.
 *
 * @param from where it is
 * @param row the row
 * @param cause what makes it take the row
 * @param action the latest lifecycle action while the row runs
 * @param to where it comes
 */
public record Step(Position from, Row row, Cause cause, Position.Action action, Position to) {

  /** Whether what happens opens a lifecycle action. */
  public boolean opens() {
    return cause.opens().isPresent();
  }

  /** Whether nothing is owed to the action any more once it is taken. */
  public boolean discharges() {
    return !to.owes();
  }
}

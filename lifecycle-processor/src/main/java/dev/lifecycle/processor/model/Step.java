package dev.lifecycle.processor.model;

/**
 * A row that a node may take.
 *
 * @param from where it is
 * @param row the row
 * @param opens whether the row's event opens a lifecycle action
 * @param action the latest lifecycle action while the row runs
 * @param to where it comes
 */
public record Step(Position from, Row row, boolean opens, Position.Action action, Position to) {

  /** Whether nothing is owed to the action any more once it is taken. */
  public boolean discharges() {
    return !to.owes();
  }
}

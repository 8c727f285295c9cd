package dev.lifecycle.testing.aws;

/** Where a command, or one instance's part of it, is. */
public enum CommandStatus {
  PENDING("Pending", "Pending"),
  IN_PROGRESS("InProgress", "InProgress"),
  SUCCESS("Success", "Success"),
  FAILED("Failed", "Failed"),
  CANCELLED("Cancelled", "Cancelled"),
  DELIVERY_TIMED_OUT("TimedOut", "DeliveryTimedOut"),
  EXECUTION_TIMED_OUT("TimedOut", "ExecutionTimedOut");

  private final String word;
  private final String details;

  CommandStatus(String word, String details) {
    this.word = word;
    this.details = details;
  }

  /** As the API and the events spell it. */
  public String word() {
    return word;
  }

  /** The finer word of {@code StatusDetails}. */
  public String details() {
    return details;
  }

  /** Whether it stays so. */
  public boolean isFinal() {
    return this != PENDING && this != IN_PROGRESS;
  }
}

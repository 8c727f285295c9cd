package dev.lifecycle.testing.aws;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a caller of SendCommand asks for. */
public record CommandRequest(
    List<String> instances,
    String document,
    Map<String, List<String>> parameters,
    String comment,
    Duration timeout) {

  private static final int MOST_INSTANCES = 50;
  private static final int LONGEST_COMMENT = 100;
  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofSeconds(2_592_000);
  static final Set<String> SCRIPTS = Set.of("AWS-RunShellScript", "AWS-RunPowerShellScript");
  private static final Set<String> SCRIPT_PARAMETERS =
      Set.of("commands", "workingDirectory", "executionTimeout");

  /**
   * Refuses what Systems Manager refuses whatever the instances are.
   *
   * @param documents the account's own documents; whatever their parameters are
   * @throws ApiException with Systems Manager's code
   */
  void check(Set<String> documents) {
    if (instances.size() > MOST_INSTANCES) {
      throw invalid("instanceIds", "length less than or equal to " + MOST_INSTANCES);
    }
    if (comment.length() > LONGEST_COMMENT) {
      throw invalid("comment", "length less than or equal to " + LONGEST_COMMENT);
    }
    if (timeout.compareTo(SHORTEST) < 0) {
      throw invalid("timeoutSeconds", "value greater than or equal to " + SHORTEST.toSeconds());
    }
    if (timeout.compareTo(LONGEST) > 0) {
      throw invalid("timeoutSeconds", "value less than or equal to " + LONGEST.toSeconds());
    }
    if (!SCRIPTS.contains(document) && !documents.contains(document)) {
      throw new ApiException(
          "InvalidDocument", "Document with name " + document + " does not exist.");
    }
    if (new HashSet<>(instances).size() < instances.size()) {
      throw new ApiException("DuplicateInstanceId", "An instance is named twice.");
    }
    if (instances.isEmpty()) {
      throw new ApiException("ValidationException", "No instances and no targets.");
    }
    if (SCRIPTS.contains(document)) {
      checkScript();
    }
  }

  private void checkScript() {
    if (parameters.getOrDefault("commands", List.of()).isEmpty()) {
      throw new ApiException("InvalidParameters", "The parameter commands is missing.");
    }
    if (!SCRIPT_PARAMETERS.containsAll(parameters.keySet())) {
      throw new ApiException("InvalidParameters", document + " has no such parameter.");
    }
  }

  private static ApiException invalid(String member, String constraint) {
    return new ApiException(
        "ValidationException",
        "1 validation error detected: Value at '"
            + member
            + "' failed to satisfy constraint: Member must have "
            + constraint);
  }
}

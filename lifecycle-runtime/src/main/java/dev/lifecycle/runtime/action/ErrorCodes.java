package dev.lifecycle.runtime.action;

import dev.lifecycle.runtime.CallFailedException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS calls a failure. */
final class ErrorCodes {

  private ErrorCodes() {}

  /** The error code; an answer past the service, of a gateway for example, has none. */
  static String of(SdkException failure) {
    return Optional.of(failure)
        .filter(AwsServiceException.class::isInstance)
        .map(refused -> ((AwsServiceException) refused).awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse(failure.getClass().getSimpleName());
  }

  /**
   * A failed call. What a service says of an invalid request is left out: it quotes the request,
   * with tokens and command text.
   */
  static CallFailedException failed(String call, SdkException failure) {
    String code = of(failure);
    String message = call + " failed: " + code;
    return code.startsWith("Validation")
        ? new CallFailedException(message)
        : new CallFailedException(message, failure);
  }
}

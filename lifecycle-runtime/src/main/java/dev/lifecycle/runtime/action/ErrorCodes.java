package dev.lifecycle.runtime.action;

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
}

package dev.lifecycle.examples.local.endpoint;

import dev.lifecycle.testing.aws.ApiException;
import java.util.Optional;

/** How one service's requests and answers are written. */
interface Protocol {

  /** The service's name in the log of calls. */
  String service();

  /**
   * Reads one request.
   *
   * @param target its {@code X-Amz-Target}, or else its method and path
   */
  Request read(String target, String body);

  /** The body that tells of a refusal. */
  String refusal(ApiException refusal);

  /** The answers' content type. */
  String contentType();

  /** A request that was read: what it asks for, and how to do it. */
  record Request(String action, Optional<String> instance, String detail, Answering answering) {}

  /** Does what a request asks for. */
  interface Answering {

    /**
     * Returns the answer's body.
     *
     * @throws ApiException if the service refuses
     */
    String answer();
  }
}

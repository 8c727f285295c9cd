package dev.lifecycle.examples.local.endpoint;

import java.time.Instant;
import java.util.Optional;

/**
 * An API call that arrived, without tokens, command texts and metadata.
 *
 * @param service for example {@code SSM}
 * @param action for example {@code SendCommand}
 * @param instance the instance that it is about, if it is about one
 * @param detail what else matters: a result, a command's id, the index that is asked, the kinds of
 *     a transaction's writes; may be empty
 * @param refusal the error's code, if it was refused
 */
public record Call(
    Instant at,
    String service,
    String action,
    Optional<String> instance,
    String detail,
    Optional<String> refusal) {}

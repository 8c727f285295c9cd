package dev.lifecycle.runtime.store;

import java.time.Instant;

/**
 * The right to change one record.
 *
 * @param owner a fresh UUID for each claim
 * @param until when it ends by itself
 */
public record Lease(String owner, Instant until) {}

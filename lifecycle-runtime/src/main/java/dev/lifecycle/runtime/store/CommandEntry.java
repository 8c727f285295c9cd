package dev.lifecycle.runtime.store;

import java.time.Instant;

/**
 * Leads from a command's id to the node that waits for it.
 *
 * @param expiresAt when DynamoDB may delete it
 */
public record CommandEntry(
    String commandId, String node, String transition, String intent, Instant expiresAt) {}

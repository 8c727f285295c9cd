package dev.lifecycle.runtime.store;

import java.time.Instant;

/**
 * Leads from a command's id to the node that waits for it.
 *
 * @param targets on how many instances it runs; of several, no single one's result counts
 * @param expiresAt when DynamoDB may delete it
 */
public record CommandEntry(
    String commandId,
    String node,
    String transition,
    String intent,
    int targets,
    Instant expiresAt) {}

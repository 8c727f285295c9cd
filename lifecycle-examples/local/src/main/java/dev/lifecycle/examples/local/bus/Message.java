package dev.lifecycle.examples.local.bus;

import java.time.Instant;

/**
 * A message that was received.
 *
 * @param receipt what it is deleted by; another one each time it is received
 * @param receives how often it was received, this time included
 */
public record Message(String id, String receipt, String body, Instant sent, int receives) {}

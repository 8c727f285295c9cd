package dev.lifecycle.examples.local.dynamo;

import java.util.Optional;

/**
 * A step that a node's record took.
 *
 * @param from the state before; absent if there was no record
 * @param to the state after; absent if the record is gone
 * @param trigger what the record's journal says of it, or who else wrote the record
 */
public record Transition(String node, Optional<String> from, Optional<String> to, String trigger) {}

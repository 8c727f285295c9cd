package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.StoredCommand;

/**
 * A command that was sent and is not registered yet.
 *
 * @param targets on how many instances it runs
 */
record SentCommand(StoredCommand command, int targets) {}

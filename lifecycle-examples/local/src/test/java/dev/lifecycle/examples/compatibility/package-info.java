/**
 * Records and events of each version are kept as files, and whatever version runs goes on from
 * them: tables hold records of every earlier version, and queues hold events of theirs.
 */
@NullMarked
package dev.lifecycle.examples.compatibility;

import org.jspecify.annotations.NullMarked;

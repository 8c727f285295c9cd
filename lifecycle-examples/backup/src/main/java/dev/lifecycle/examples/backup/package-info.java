/** A MongoDB replica set of which one member is backed up every night. */
@NullMarked
package dev.lifecycle.examples.backup;

import org.jspecify.annotations.NullMarked;

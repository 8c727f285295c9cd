/**
 * What must hold of every run, one promise a class: each reads the calls that were made and the
 * versions of the items, never what the engine says of itself.
 */
@NullMarked
package dev.lifecycle.testing.oracle;

import org.jspecify.annotations.NullMarked;

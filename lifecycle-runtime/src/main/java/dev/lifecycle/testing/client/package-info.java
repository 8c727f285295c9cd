/** The AWS clients of a function in the world: the SDK's interfaces over what the world holds. */
@NullMarked
package dev.lifecycle.testing.client;

import org.jspecify.annotations.NullMarked;

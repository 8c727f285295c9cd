/**
 * The loopback HTTP endpoint: how the SDK's clients reach what {@code aws} does, and what they
 * called.
 */
@NullMarked
package dev.lifecycle.examples.local.endpoint;

import org.jspecify.annotations.NullMarked;

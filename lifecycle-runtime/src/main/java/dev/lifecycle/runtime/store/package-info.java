/**
 * The records: what DynamoDB holds of a node, the claim that gives one invocation the right to
 * change it, and the conditional writes that keep every other from doing so.
 */
@NullMarked
package dev.lifecycle.runtime.store;

import org.jspecify.annotations.NullMarked;

/**
 * DynamoDB in memory, as far as the runtime uses it: conditions are evaluated, never compared as
 * text. It passes the same tests as DynamoDB Local.
 */
@NullMarked
package dev.lifecycle.testing.dynamodb;

import org.jspecify.annotations.NullMarked;

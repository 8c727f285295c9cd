/**
 * DynamoDB Local, the calls that the function makes to it, and the history that its stream tells.
 */
@NullMarked
package dev.lifecycle.examples.local.dynamo;

import org.jspecify.annotations.NullMarked;

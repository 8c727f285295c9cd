/**
 * Where functional tests put a model on: the generated code and the whole runtime, DynamoDB Local,
 * and Auto Scaling and Systems Manager on this machine, in virtual time.
 */
@NullMarked
package dev.lifecycle.examples.local.stage;

import org.jspecify.annotations.NullMarked;

/**
 * A kit to test models with: no AWS, no waiting, every fault. It is in a jar of its own (classifier
 * {@code testing}), so that nothing of it ships to Lambda.
 */
@NullMarked
package dev.lifecycle.testing;

import org.jspecify.annotations.NullMarked;

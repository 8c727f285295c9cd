/** EventBridge's rules, and SQS's queues that they send to. */
@NullMarked
package dev.lifecycle.examples.local.bus;

import org.jspecify.annotations.NullMarked;

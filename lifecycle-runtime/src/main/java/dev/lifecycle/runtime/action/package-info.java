/**
 * What the runtime does to the world: it completes lifecycle actions and runs commands. The
 * adapters are the only place that knows Auto Scaling's and Systems Manager's SDK.
 */
@NullMarked
package dev.lifecycle.runtime.action;

import org.jspecify.annotations.NullMarked;

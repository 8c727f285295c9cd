/**
 * What AWS reported, decoded: a sealed hierarchy of immutable records below {@link
 * dev.lifecycle.runtime.event.LifecycleEvent}, and the decoder that is the only way from bytes to
 * them.
 */
@NullMarked
package dev.lifecycle.runtime.event;

import org.jspecify.annotations.NullMarked;

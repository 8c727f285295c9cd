/** What all loopback endpoints share. */
@NullMarked
package dev.lifecycle.examples.local.http;

import org.jspecify.annotations.NullMarked;

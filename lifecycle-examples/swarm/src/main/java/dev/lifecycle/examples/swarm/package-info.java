/** A Docker Swarm of managers and workers in Auto Scaling groups. */
@NullMarked
package dev.lifecycle.examples.swarm;

import org.jspecify.annotations.NullMarked;

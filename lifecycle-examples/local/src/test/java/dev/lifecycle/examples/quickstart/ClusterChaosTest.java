package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.chaos.ChaosTests;

/** The quickstart in chaos. */
class ClusterChaosTest extends ChaosTests {

  ClusterChaosTest() {
    super(Quickstart.chaos(), CALLS, 0.4);
  }
}

package com.example.orders;

import com.example.orders.OrdersModel.State;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.aws.Hook.Result;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A user's first test. */
class OrdersModelTest {

  @Test
  void anInstanceServesOnceItIsWarm() {
    LifecycleScenario.of(OrdersModelTransitions.TABLE, new OrdersModelDispatcher(new OrdersModel()))
        .launch()
        .assertCommand("/opt/orders/warm")
        .commandSucceeds()
        .assertState(State.SERVING)
        .assertCompleted(Result.CONTINUE)
        .terminate()
        .assertRemoved();
  }

  /** A few are enough to see that the packaged kit has all that a matrix needs. */
  @TestFactory
  Stream<DynamicTest> survivesFaults() {
    return CrashMatrix.of(
            OrdersModelTransitions.TABLE, () -> new OrdersModelDispatcher(new OrdersModel()))
        .cases()
        .limit(20)
        .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }
}

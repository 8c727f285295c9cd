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

  @TestFactory
  Stream<DynamicTest> survivesEveryFault() {
    return CrashMatrix.of(
            OrdersModelTransitions.TABLE, () -> new OrdersModelDispatcher(new OrdersModel()))
        .cases()
        .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }
}

package dev.lifecycle.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.engine.RetryableException;
import org.junit.jupiter.api.Test;

/** Nodes terminate: out of DNS, out of the proxies, out of the swarm. */
class TerminationTest extends SwarmStage {

  @Test
  void aWorkerDisappearsStepByStep() {
    become(FIRST, "manager");
    become(WORKER, "worker");
    proxy(PROXY);
    proxy(OTHER_PROXY);
    int before = sent(WORKER).size();

    Dispatch deregister = stage.deliver(stage.terminate(WORKER));

    assertThat(deregister.transitions()).containsExactly("deregister", "reloadProxies");
    // The name goes after the state is stored, and before a proxy is told.
    assertThat(deregister.calls()).containsSubsequence("DynamoDB UpdateItem", DELETE, SEND);
    assertThat(named()).containsExactly(name(FIRST));
    assertThat(stage.table().item(WORKER)).doesNotContainKey("DnsName");
    assertThat(stage.table().status(WORKER)).isEqualTo("reloading_proxies");

    Dispatch leave = end(WORKER);
    assertThat(leave.transitions()).containsExactly("proxiesReloaded", "leave");

    Dispatch left = end(WORKER);
    assertThat(left.transitions()).containsExactly("left", "redistribute");
    assertThat(left.calls()).containsSubsequence(CONTINUE, SEND);
    assertThat(stage.group().instances()).doesNotContainKey(WORKER);
    assertThat(stage.table().journal(WORKER))
        .endsWith(
            "deregister InstanceTerminating",
            "reloadProxies InstanceTerminating",
            "proxiesReloaded CommandSucceeded",
            "leave CommandSucceeded",
            "left CommandSucceeded",
            "redistribute CommandSucceeded");

    assertThat(end(WORKER).outcome()).isEqualTo("REMOVED");
    assertThat(stage.table().has(WORKER)).isFalse();
    String manager = " on [" + FIRST + "]";
    assertThat(sent(WORKER).subList(before, sent(WORKER).size()))
        .containsExactly(
            "/opt/proxy/reload.sh on [" + PROXY + ", " + OTHER_PROXY + "]",
            "/opt/swarm/remove.sh 10.0.0.4" + manager,
            "/opt/swarm/rebalance.sh" + manager);
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void withoutProxiesNoneIsReloaded() {
    become(FIRST, "manager");
    become(WORKER, "worker");

    Dispatch leave = stage.deliver(stage.terminate(WORKER));

    assertThat(leave.transitions()).containsExactly("deregister", "noProxies", "leave");
  }

  @Test
  void aManagerIsRemovedByAnother() {
    become(FIRST, "manager");
    become(SECOND, "manager");

    stage.deliver(stage.terminate(FIRST));

    assertThat(sent(FIRST)).endsWith("/opt/swarm/remove.sh 10.0.0.1 on [" + SECOND + "]");
    Dispatch left = end(FIRST);
    assertThat(left.transitions()).containsExactly("left", "remove");
    assertThat(stage.table().has(FIRST)).isFalse();
    assertThat(named()).containsExactly(name(SECOND));
  }

  @Test
  void theLastManagerLeavesNobody() {
    become(FIRST, "manager");

    Dispatch gone = stage.deliver(stage.terminate(FIRST));

    assertThat(gone.transitions())
        .containsExactly("deregister", "noProxies", "leaveNobody", "remove");
    assertThat(gone.outcome()).isEqualTo("REMOVED");
    assertThat(gone.calls()).contains(CONTINUE).doesNotContain(SEND);
    assertThat(named()).isEmpty();
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void anInstanceThatNeverHadANameLosesNone() {
    stage.table().cloudInit(WORKER, "worker", ip(WORKER), "finished_cloud_init");
    stage.group().launch(WORKER);
    stage.launching(WORKER);

    Dispatch gone = stage.deliver(stage.terminate(WORKER));

    assertThat(gone.outcome()).isEqualTo("REMOVED");
    assertThat(gone.calls()).contains(CONTINUE).doesNotContain(DELETE);
  }

  @Test
  void aNameThatIsGoneAlreadyIsGone() {
    become(FIRST, "manager");
    stage.table().set(FIRST, "DnsName", Table.text("x.example.org"));

    Dispatch gone = stage.deliver(stage.terminate(FIRST));

    assertThat(gone.calls()).contains(DELETE + ": InvalidChangeBatch");
    assertThat(gone.outcome()).isEqualTo("REMOVED");
  }

  @Test
  void whileRoute53ThrottlesTheNodeWaits() {
    become(FIRST, "manager");
    stage.aws().hostedZone().refuse("Throttling");
    String terminate = stage.terminate(FIRST);

    assertThatThrownBy(() -> stage.deliver(terminate)).isInstanceOf(RetryableException.class);
    assertThat(stage.table().status(FIRST)).isEqualTo("deregistered");
    assertThat(named()).containsExactly(name(FIRST));

    stage.aws().hostedZone().accept();
    assertThat(stage.deliver(terminate).outcome()).isEqualTo("REMOVED");
    assertThat(named()).isEmpty();
  }
}

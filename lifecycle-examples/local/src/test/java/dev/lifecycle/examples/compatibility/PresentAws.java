package dev.lifecycle.examples.compatibility;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.LifecycleFunction;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.engine.Host;
import dev.lifecycle.testing.aws.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.CompleteLifecycleActionRequest;
import software.amazon.awssdk.services.autoscaling.model.CompleteLifecycleActionResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.RecordLifecycleActionHeartbeatRequest;
import software.amazon.awssdk.services.autoscaling.model.RecordLifecycleActionHeartbeatResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;

/**
 * AWS as a version finds it that was not there before: it knows none of the earlier commands, and
 * every lifecycle action that it is asked for is open. Notes what it is called for.
 */
public final class PresentAws {

  private final List<String> calls = new ArrayList<>();
  private final DynamoDbClient dynamo;
  private final String tableName;
  private final ManualTime time;

  PresentAws(DynamoDbClient dynamo, String tableName, Instant now) {
    this.dynamo = dynamo;
    this.tableName = tableName;
    this.time = new ManualTime(now);
  }

  /** The calls so far. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** A model's function here. */
  <S extends Enum<S>> LifecycleFunction function(
      TransitionTable<S> table, Dispatcher<S> dispatcher) {
    return LifecycleFunction.of(
        table,
        dispatcher,
        new LifecycleFunction.Clients(dynamo, new AutoScaling(), new SystemsManager()),
        Configuration.from(Services.of(Map.of("LIFECYCLE_TABLE", tableName))),
        new Host(time, () -> UUID.randomUUID().toString(), () -> 0.5, time::advance),
        List.of());
  }

  /** Every node of the table is in service. */
  private List<AutoScalingInstanceDetails> nodes() {
    return dynamo.scan(scan -> scan.tableName(tableName).consistentRead(true)).items().stream()
        .map(item -> item.get("Ident").s())
        .filter(id -> id.startsWith("i-"))
        .map(
            id ->
                AutoScalingInstanceDetails.builder()
                    .instanceId(id)
                    .autoScalingGroupName("workers")
                    .lifecycleState("InService")
                    .build())
        .toList();
  }

  private final class AutoScaling implements AutoScalingClient {

    @Override
    public CompleteLifecycleActionResponse completeLifecycleAction(
        CompleteLifecycleActionRequest request) {
      calls.add("CompleteLifecycleAction " + request.lifecycleActionResult());
      return CompleteLifecycleActionResponse.builder().build();
    }

    @Override
    public RecordLifecycleActionHeartbeatResponse recordLifecycleActionHeartbeat(
        RecordLifecycleActionHeartbeatRequest request) {
      calls.add("RecordLifecycleActionHeartbeat");
      return RecordLifecycleActionHeartbeatResponse.builder().build();
    }

    @Override
    public DescribeAutoScalingInstancesResponse describeAutoScalingInstances(
        DescribeAutoScalingInstancesRequest request) {
      return DescribeAutoScalingInstancesResponse.builder()
          .autoScalingInstances(request.hasInstanceIds() ? List.of() : nodes())
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private final class SystemsManager implements SsmClient {

    @Override
    public SendCommandResponse sendCommand(SendCommandRequest request) {
      calls.add("SendCommand " + String.join(" ", request.parameters().get("commands")));
      return SendCommandResponse.builder()
          .command(command -> command.commandId("5ad5a1a5-0000-4000-8000-000000000001"))
          .build();
    }

    @Override
    public CancelCommandResponse cancelCommand(CancelCommandRequest request) {
      calls.add("CancelCommand");
      return CancelCommandResponse.builder().build();
    }

    @Override
    public ListCommandsResponse listCommands(ListCommandsRequest request) {
      boolean ofOneInstance = request.instanceId() != null;
      calls.add("ListCommands" + (ofOneInstance ? " " + request.instanceId() : ""));
      return ListCommandsResponse.builder().commands(List.of()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}

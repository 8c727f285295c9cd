package dev.lifecycle.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.stage.OnStage;
import dev.lifecycle.examples.local.stage.Permissions;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.testing.aws.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts the backup example on a stage for each test, with servers that it makes a set of. */
@ExtendWith(OnStage.class)
abstract class BackupStage {

  /** The first of them by id is the one to be backed up. */
  static final String A = "i-0a0000000000000a1";

  static final String B = "i-0b0000000000000b2";
  static final String C = "i-0c0000000000000c3";

  private static final String SCHEDULE = "schedule:BackupModel:nightly-backup";

  final ReplicaSet set = new ReplicaSet(BackupStage::ip);

  Stage stage;

  @BeforeEach
  void raise(LocalDynamo dynamo) throws Exception {
    stage =
        new Stage(
            dynamo,
            BackupModelTransitions.TABLE,
            new BackupModelDispatcher(new BackupModel()),
            environment());
    stage.programs(set);
  }

  /** What the function's environment has beside what it must have. */
  Map<String, String> environment() {
    return Map.of();
  }

  @AfterEach
  void nothingIsCalledThatThePolicyRefuses() {
    Permissions.of(BackupModel.class).requireFor(stage.aws().calls().all());
  }

  @AfterEach
  void strike() {
    stage.close();
  }

  /** An instance's address. */
  static String ip(String instance) {
    return "10.0.0." + instance.charAt(instance.length() - 1);
  }

  /** An instance with an address of its own launches; returns the event. */
  String launch(String instance) {
    return stage.launch(instance, "mongodb", ip(instance));
  }

  /** Instances join, one after the other; the first one founds the set. */
  void becomeReady(String... instances) {
    for (String instance : instances) {
      stage.deliver(launch(instance));
      stage.deliver(stage.commandEnds(instance, "Success"));
      stage.deliver(stage.commandEnds(instance, "Success"));
      assertThat(stage.table().status(instance)).isEqualTo("ready");
    }
  }

  /** The schedule fires, one night after whatever was before; returns the event. */
  String night() {
    stage.pass(Duration.ofDays(1));
    return fire();
  }

  /** The schedule fires now; returns the event. */
  String fire() {
    stage.aws().events().fire("nightly-backup");
    return stage.take("Scheduled Event", "nightly-backup");
  }

  /** The backup on this instance ends; returns the event. */
  String backupEnds(String instance, String status) {
    return stage.commandEnds(instance, status);
  }

  /** The states of these nodes. */
  List<String> states(String... instances) {
    return Stream.of(instances).map(stage.table()::status).toList();
  }

  /** The nodes that the latest firing was for. */
  List<String> chosen() {
    return stage.table().item(SCHEDULE).get("Nodes").l().stream().map(AttributeValue::s).toList();
  }

  /** Whether nothing is left to do for the latest firing. */
  boolean firingIsDone() {
    return stage.table().item(SCHEDULE).get("Done").bool();
  }

  /** As if the invocation had been killed before it noted that the latest firing is done. */
  void forgetThatTheFiringIsDone() {
    stage.table().set(SCHEDULE, "Done", AttributeValue.fromBool(false));
  }

  /** Another invocation holds the record for so long. */
  void hold(String instance, Duration duration) {
    stage.table().set(instance, "LeaseOwner", Table.text("another invocation"));
    stage
        .table()
        .set(
            instance,
            "LeaseUntil",
            AttributeValue.fromN(
                Long.toString(stage.time().instant().plus(duration).toEpochMilli())));
  }

  /** The scripts that ran, oldest first. */
  List<String> scripts() {
    List<String> scripts = new ArrayList<>(stage.commands().stream().map(Command::script).toList());
    Collections.reverse(scripts);
    return scripts;
  }

  /** The attributes of a node. */
  Map<String, AttributeValue> item(String instance) {
    return stage.table().item(instance);
  }
}

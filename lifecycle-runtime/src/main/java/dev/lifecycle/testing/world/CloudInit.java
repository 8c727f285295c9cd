package dev.lifecycle.testing.world;

import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.Later;
import dev.lifecycle.testing.aws.RunCommand;
import dev.lifecycle.testing.dynamodb.Items;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an instance does once it has booted: its agent registers, and it writes its record. */
final class CloudInit {

  private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8}|i-[0-9a-f]{17}");

  private final AutoScalingGroup group;
  private final RunCommand runCommand;
  private final Items items;
  private final String initial;
  private final Later later;
  private UnaryOperator<String> types = instance -> "worker";
  private Function<String, Duration> agents = instance -> Duration.ZERO;

  CloudInit(
      AutoScalingGroup group, RunCommand runCommand, Items items, String initial, Later later) {
    this.later = later;
    this.group = group;
    this.runCommand = runCommand;
    this.items = items;
    this.initial = initial;
  }

  void types(UnaryOperator<String> byInstance) {
    types = byInstance;
  }

  void agents(Function<String, Duration> late) {
    agents = late;
  }

  /** The instance boots in so long, if it is still there. */
  void after(Duration boot, String instance) {
    requireId(instance);
    later.after(boot, () -> run(instance));
  }

  /** It has booted. It leaves a record alone that is there. */
  private void run(String instance) {
    if (!isThere(instance)) {
      return;
    }
    Duration late = agents.apply(instance);
    if (late.isZero()) {
      runCommand.register(instance);
    } else {
      later.after(late, () -> register(instance));
    }
    if (items.get(instance).isEmpty()) {
      write(instance, types.apply(instance), initial);
    }
  }

  private void register(String instance) {
    if (isThere(instance)) {
      runCommand.register(instance);
    }
  }

  private boolean isThere(String instance) {
    return group.instances().containsKey(instance);
  }

  /** An instance is there from before, in service or of another group, with this status. */
  void write(String instance, String type, String status) {
    requireId(instance);
    items.put(
        Map.of(
            "Ident",
            AttributeValue.fromS(instance),
            "ItemType",
            AttributeValue.fromS(type),
            "ItemStatus",
            AttributeValue.fromS(status),
            "InstanceIp",
            AttributeValue.fromS(ip(instance)),
            World.OWN_ATTRIBUTE,
            AttributeValue.fromS(World.OWN_VALUE)));
  }

  private static void requireId(String instance) {
    if (!ID.matcher(instance).matches()) {
      throw new IllegalArgumentException(
          "'"
              + instance
              + "' is no instance id: write i- and 8 or 17 hexadecimal digits, for example"
              + " i-0a0000000000000a1");
    }
  }

  /** An address of its own, as far as the last digits of its id are its own. */
  static String ip(String instance) {
    int last = Integer.parseInt(instance.substring(instance.length() - 4), 16);
    return "10.0.%d.%d".formatted(last >> 8, last & 255);
  }
}

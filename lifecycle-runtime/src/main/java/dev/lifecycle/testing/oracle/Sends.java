package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.AwsCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command is sent only after its intent was stored, and once; again only after a crash or a lost
 * answer, and then for the same intent.
 */
final class Sends implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S3;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    List<AwsCall> sends = trace.calls("SSM SendCommand").toList();
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      AwsCall send = sends.get(i);
      if (!isIntended(trace, send)) {
        broken.add("a command was sent without the stored intent " + send.detail());
      }
      for (AwsCall earlier : sends.subList(0, i)) {
        if (earlier.detail().equals(send.detail()) && isKnown(trace, earlier, send)) {
          broken.add(
              "the command of %s was sent again by call %d"
                  .formatted(send.detail(), send.number()));
        }
        if (!earlier.detail().equals(send.detail()) && isRenamed(trace, earlier, send)) {
          broken.add("%s was sent again as %s".formatted(earlier.detail(), send.detail()));
        }
      }
    }
    return broken.stream();
  }

  private static boolean isIntended(Trace<?> trace, AwsCall send) {
    return trace.snapshots(Trace.node(send)).stream()
        .filter(snapshot -> snapshot.after() < send.number())
        .anyMatch(snapshot -> isOf(snapshot, send));
  }

  /** The comment is the intent, cut where Systems Manager cuts it. */
  private static boolean isOf(Snapshot snapshot, AwsCall send) {
    return snapshot.openIntent().filter(intent -> intent.startsWith(send.detail())).isPresent();
  }

  /**
   * Whether it was sent for sure, and its sender got so far as to store that, or nothing hindered
   * it.
   */
  private static boolean isKnown(Trace<?> trace, AwsCall earlier, AwsCall later) {
    String node = Trace.node(earlier);
    if (!earlier.refusal().isEmpty()
        || earlier.fault().isPresent()
        || !trace.holds(node, later)) { // it was under way when another took the record over
      return false;
    }
    List<AwsCall> after =
        trace
            .callsBeside(earlier)
            .filter(call -> call.number() > earlier.number() && call.at().isBefore(later.at()))
            .toList();
    boolean hindered = after.stream().anyMatch(call -> call.fault().isPresent());
    boolean stored =
        after.stream()
            .anyMatch(
                call ->
                    call.subject().equals(node) && Trace.writes(call) && call.refusal().isEmpty());
    return stored && !hindered;
  }

  /** Whether it was sent for the same revision and row, as the record did not move meanwhile. */
  private static boolean isRenamed(Trace<?> trace, AwsCall earlier, AwsCall later) {
    String node = Trace.node(earlier);
    return node.equals(Trace.node(later))
        && earlier.effective()
        && row(earlier).equals(row(later))
        && trace.before(node, earlier).exists()
        && trace.before(node, earlier).revision() == trace.before(node, later).revision()
        && trace.before(node, earlier).token().equals(trace.before(node, later).token());
  }

  private static String row(AwsCall send) {
    return send.detail().substring(send.detail().lastIndexOf('/') + 1);
  }
}

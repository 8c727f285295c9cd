package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second half of rule 5: what is not known to have failed has not failed. */
class Rule05LostAnswersTest extends SemanticsTest {

  private static final String OTHER = "i-0a0000000000000a2";

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule05ClaimTest_ModelTransitions.TABLE,
        new Rule05ClaimTest_ModelDispatcher(new Rule05ClaimTest.Model(script)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, DynamoDB UpdateItem", // the launch's claim
    "2, DynamoDB UpdateItem", // its intent
    "1, DynamoDB TransactWriteItems", // its store
    "3, DynamoDB UpdateItem", // the result's claim
    "4, DynamoDB UpdateItem", // its store
    "5, DynamoDB UpdateItem", // its confirmation
  })
  void anAnswerThatIsLostIsNoFailure(int nth, String call) {
    for (Fault lost : List.of(Fault.broken().afterEffect(), Fault.dropped().afterEffect())) {
      String node = lost.status() > 0 ? NODE : OTHER;
      stage.faults().nth(nth, call, lost);

      stage.deliver(stage.launch(node));
      Dispatch joined = stage.deliver(stage.commandEnds(node, "Success"));

      assertThat(joined.transitions()).containsExactly("joined");
      assertThat(stage.aws().calls().all())
          .extracting(Call::refusal)
          .contains(Optional.of(lost.code()));
      assertThat(stage.table().journal(node))
          .containsExactly("join InstanceLaunching", "joined CommandSucceeded");
      assertThat(stage.table().item(node)).doesNotContainKeys("LeaseOwner", "Pending", "Failure");
      stage.faults().mend();
    }
    assertThat(stage.commands()).hasSize(2);
    assertThat(script.called()).containsExactly("greet", "greet");
  }

  @ParameterizedTest
  @CsvSource({
    "DynamoDB UpdateItem, 500",
    "DynamoDB UpdateItem, dropped",
    "DynamoDB UpdateItem, ThrottlingException",
    "DynamoDB UpdateItem, ResourceNotFoundException",
    "DynamoDB GetItem,    500",
    "DynamoDB GetItem,    ResourceNotFoundException",
  })
  void aCallThatFailsIsNotReadAsNoRecord(String call, String how) {
    stage.deliver(stage.launch(NODE));
    String event =
        call.endsWith("GetItem") ? stage.commandEnds(NODE, "Success") : stage.terminate(NODE);
    stage.faults().from(1, call, fault(how));

    assertThat(failing(event)).isNotEmpty().allMatch(made -> made.startsWith(call + ": "));
  }

  private static Fault fault(String how) {
    return switch (how) {
      case "500" -> Fault.broken();
      case "dropped" -> Fault.dropped();
      default -> Fault.refused(how);
    };
  }
}

package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An intent is its command's comment, as far as Systems Manager takes it. */
class IntentTest {

  private static final String NODE = "i-1234567890abcdef0";
  private static final String LONG =
      "waitUntilEveryShardHasMovedToTheOtherNodesOfItsZone".repeat(3);
  private static final Optional<String> ACTION = Optional.of(Hashes.of("a-token"));

  private static Intent intent(long revision, String transition) {
    return new Intent(NODE, revision, ACTION, transition);
  }

  @Test
  void aCommentIsTheIntent() {
    assertThat(intent(41, "join").comment())
        .isEqualTo(NODE + "/41-" + ACTION.orElseThrow() + "/join");
  }

  @Test
  void aRecordWithoutALifecycleActionIsNamedByItsRevisionAlone() {
    Intent intent = new Intent(NODE, 41, Optional.empty(), "join");

    assertThat(intent.comment()).isEqualTo(NODE + "/41/join");
    assertThat(Intent.parse(intent.comment())).contains(intent);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 41, 999_999_999_999_999_999L})
  void aLongOneIsCutAndStillNamesNodeRevisionAndAction(long revision) {
    Intent intent = intent(revision, LONG);

    assertThat(intent.comment()).hasSize(100);
    assertThat(intent.id()).startsWith(intent.comment());
    Intent cut = Intent.parse(intent.comment()).orElseThrow();
    assertThat(cut.node()).isEqualTo(NODE);
    assertThat(cut.revision()).isEqualTo(revision);
    assertThat(cut.action()).isEqualTo(ACTION);
    assertThat(LONG).startsWith(cut.transition());
  }

  @Test
  void twoIntentsOfANodeShareNoComment() {
    assertThat(intent(41, LONG).comment())
        .isNotEqualTo(intent(42, LONG).comment())
        .isNotEqualTo(intent(4, LONG).comment())
        .isNotEqualTo(
            new Intent(NODE, 41, Optional.of(Hashes.of("another-token")), LONG).comment());
  }

  @Test
  void theCutSplitsNoCharacter() {
    String ofTwoHalves = "x".repeat(100 - intent(0, "").id().length() - 1) + "😀😀";

    assertThat(intent(0, ofTwoHalves).comment()).hasSize(99).endsWith("x");
    assertThat(intent(0, ofTwoHalves.substring(1)).comment()).endsWith("😀");
  }

  @Test
  void theWholeIntentIsKeptInTheRecord() {
    Intent intent = intent(41, LONG);

    assertThat(Intent.parse(intent.id())).contains(intent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "deploy 1.2",
        "i-12/0/join",
        "i-1234567890abcdef0/x/join",
        "i-1234567890abcdef0/0-x/join"
      })
  void anotherTeamsCommentIsNone(String comment) {
    assertThat(Intent.parse(comment)).isEmpty();
  }
}

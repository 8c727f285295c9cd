package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An intent is its command's comment, as far as Systems Manager takes it. */
class IntentTest {

  private static final String NODE = "i-1234567890abcdef0";
  private static final String LONG =
      "waitUntilEveryShardHasMovedToTheOtherNodesOfItsZone".repeat(3);

  @Test
  void aCommentIsTheIntent() {
    assertThat(new Intent(NODE, 41, "join").comment()).isEqualTo(NODE + "/41/join");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 41, 999_999_999_999_999_999L})
  void aLongOneIsCutAndStillNamesNodeAndRevision(long revision) {
    Intent intent = new Intent(NODE, revision, LONG);

    assertThat(intent.comment()).hasSize(100);
    assertThat(intent.id()).startsWith(intent.comment());
    Intent cut = Intent.parse(intent.comment()).orElseThrow();
    assertThat(cut.node()).isEqualTo(NODE);
    assertThat(cut.revision()).isEqualTo(revision);
    assertThat(LONG).startsWith(cut.transition());
  }

  @Test
  void twoIntentsOfANodeShareNoComment() {
    assertThat(new Intent(NODE, 41, LONG).comment())
        .isNotEqualTo(new Intent(NODE, 42, LONG).comment())
        .isNotEqualTo(new Intent(NODE, 4, LONG).comment());
  }

  @Test
  void theCutSplitsNoCharacter() {
    String ofTwoHalves = "x".repeat(100 - NODE.length() - "/0/".length() - 1) + "😀😀";

    assertThat(new Intent(NODE, 0, ofTwoHalves).comment()).hasSize(99).endsWith("x");
    assertThat(new Intent(NODE, 0, ofTwoHalves.substring(1)).comment()).endsWith("😀");
  }

  @Test
  void theWholeIntentIsKeptInTheRecord() {
    Intent intent = new Intent(NODE, 41, LONG);

    assertThat(Intent.parse(intent.id())).contains(intent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "deploy 1.2", "i-12/0/join", "i-1234567890abcdef0/x/join"})
  void anotherTeamsCommentIsNone(String comment) {
    assertThat(Intent.parse(comment)).isEmpty();
  }
}

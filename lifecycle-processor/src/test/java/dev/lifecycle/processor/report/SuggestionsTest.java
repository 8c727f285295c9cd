package dev.lifecycle.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is suggested for a name that is not known. */
class SuggestionsTest {

  private static final List<String> KNOWN = List.of("ready", "joined_cluster", "left");

  @Test
  void theNearestNameIsSuggested() {
    assertThat(Suggestions.nearest("redy", KNOWN)).contains("ready");
    assertThat(Suggestions.nearest("raedy", KNOWN)).contains("ready");
    assertThat(Suggestions.nearest("join_cluster", KNOWN)).contains("joined_cluster");
    assertThat(Suggestions.nearest("lef", List.of("lift", "left"))).contains("left");
  }

  @Test
  void caseDoesNotCount() {
    assertThat(Suggestions.nearest("READY", KNOWN)).contains("ready");
    assertThat(Suggestions.nearest("Joined-Cluster", KNOWN)).contains("joined_cluster");
  }

  @Test
  void whatIsFarIsNotSuggested() {
    assertThat(Suggestions.nearest("gone", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("re", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("ready", List.of())).isEmpty();
    assertThat(Suggestions.nearest("", List.of("a"))).isEmpty();
  }

  @Test
  void theTextSuggestsOrListsWhatThereIs() {
    assertThat(Problems.unknownState("redy", KNOWN).message())
        .isEqualTo("[LifecycleUnknownState] Unknown state 'redy'. Did you mean 'ready'?");
    assertThat(Problems.unknownState("gone", KNOWN).message())
        .isEqualTo(
            "[LifecycleUnknownState] Unknown state 'gone'; known: ready, joined_cluster, left.");
    assertThat(Problems.unknownCondition("x", List.of()).message())
        .isEqualTo("[LifecycleUnknownCondition] Unknown condition 'x'; there are none.");
  }

  @Test
  void aLongListIsCutOff() {
    List<String> many = IntStream.range(0, 20).mapToObj(i -> "state_" + i).toList();

    assertThat(Suggestions.known(many)).endsWith("state_11, and 8 more");
  }
}
